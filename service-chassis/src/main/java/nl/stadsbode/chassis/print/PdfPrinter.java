package nl.stadsbode.chassis.print;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/**
 * Turns XHTML into PDF/UA-1 (ISO 14289-1), with fonts for Latin, Greek, Cyrillic and Arabic embedded; what runs from right
 * to left is put in its order. Safe to use from several threads at once.
 */
public final class PdfPrinter {

    /** @param pages how many */
    public record Printed(byte[] pdf, int pages) {}

    private record Font(String family, byte[] regular, byte[] bold) {}

    private static final String LATIN = "META-INF/resources/webjars/npm-font-open-sans/1.1.0/fonts/";
    private static final String EASY = "META-INF/resources/theme/fonts/atkinson-hyperlegible/";
    private static final String ARABIC = "META-INF/resources/theme/fonts/noto-sans-arabic/";

    /** What keeps its order between left-to-right marks: the marks have pictures in the font. */
    private static final Pattern IN_ORDER = Pattern.compile("\u200e([^\u200e<>]+)\u200e");

    private static final String IN_ARABIC = " lang=\"ar\"";

    private static final Pattern VOWEL_SIGNS = Pattern.compile("[\u064b-\u0652\u0670]");

    public PdfPrinter() {
        XRLog.setLoggingEnabled(false); // it may write parts of a document to the log
    }

    /** Whether a letter of it comes out as a question mark, for no font has it. */
    public boolean lacks(String text) {
        return Fonts.GLYPHS.lacks(unvocalised(text).replace("\u200e", ""));
    }

    /** The same document in characters that the fonts can show. */
    public String printable(String html) {
        var body = html.indexOf("<body");
        return Fonts.GLYPHS.only(unvocalised(html.substring(0, body)).replace("\u200e", "")
                + IN_ORDER.matcher(unvocalised(html.substring(body))).replaceAll("<bdi dir=\"ltr\">$1</bdi>"));
    }

    /** Arabic without its vowel signs, as it is usually printed: they would be set beside their letters, not above. */
    private static String unvocalised(String html) {
        return VOWEL_SIGNS.matcher(html).replaceAll("");
    }

    /** @param html as {@link #printable} gave it */
    public Printed print(String html) {
        try (var out = new ByteArrayOutputStream();
                var renderer = builder(html).toStream(out).buildPdfRenderer()) {
            renderer.layout();
            renderer.createPDF();
            var pages = renderer.getRootBox().getLayer().getPages().size();
            var pdf = out.toByteArray();
            return new Printed(html.contains(IN_ARABIC) ? ArabicCharacters.in(pdf) : pdf, pages);
        } catch (IOException e) {
            throw new UncheckedIOException("a document could not be printed", e);
        }
    }

    private PdfRendererBuilder builder(String html) {
        var builder = new PdfRendererBuilder();
        builder.useFastMode();
        builder.usePdfUaAccessibility(true);
        builder.withProducer("Stadsbode");
        builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
        builder.useUnicodeBidiReorderer(new ICUBidiReorderer());
        for (var font : Fonts.ALL) {
            builder.useFont(() -> stream(font.regular()), font.family(), 400, FontStyle.NORMAL, true);
            builder.useFont(() -> stream(font.bold()), font.family(), 700, FontStyle.NORMAL, true);
        }
        for (var moment : ExternalResourceControlPriority.values()) {
            builder.useExternalResourceAccessControl((uri, type) -> uri.startsWith("data:image/png;"), moment);
        }
        builder.withHtmlContent(html, null);
        return builder;
    }

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    /** Read when the first document is printed, and once for all printers. */
    private static final class Fonts {

        /** The layouts name them in an order: a character is taken from the first that has it. */
        static final List<Font> ALL = List.of(
                new Font(
                        "Open Sans",
                        font(LATIN + "Regular/OpenSans-Regular.ttf"),
                        font(LATIN + "Bold/OpenSans-Bold.ttf")),
                new Font(
                        "Noto Sans Arabic",
                        font(ARABIC + "400Regular/NotoSansArabic_400Regular.ttf"),
                        font(ARABIC + "700Bold/NotoSansArabic_700Bold.ttf")),
                new Font(
                        "Atkinson Hyperlegible",
                        font(EASY + "400Regular/AtkinsonHyperlegible_400Regular.ttf"),
                        font(EASY + "700Bold/AtkinsonHyperlegible_700Bold.ttf")));

        static final Glyphs GLYPHS = Glyphs.of(ALL.stream().map(Font::regular).toList());

        private static byte[] font(String name) {
            try (var in = new ClassPathResource(name).getInputStream()) {
                return in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the font " + name, e);
            }
        }
    }
}
