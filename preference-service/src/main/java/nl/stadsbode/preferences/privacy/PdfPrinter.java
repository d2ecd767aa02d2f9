package nl.stadsbode.preferences.privacy;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import nl.stadsbode.chassis.print.Glyphs;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Turns XHTML into PDF/UA-1 (ISO 14289-1), with fonts for Latin, Greek, Cyrillic and Arabic embedded. Safe to use from
 * several threads at once.
 */
@Component
class PdfPrinter {

    private record Font(String family, byte[] regular, byte[] bold) {}

    private static final String LATIN = "META-INF/resources/webjars/npm-font-open-sans/1.1.0/fonts/";
    private static final String ARABIC = "META-INF/resources/theme/fonts/noto-sans-arabic/";

    /** As they are usually left out; they would be set beside their letters. */
    private static final Pattern VOWEL_SIGNS = Pattern.compile("[\u064b-\u0652\u0670]");

    /** In the order in which the layout names them. */
    private final List<Font> fonts = List.of(
            new Font("Open Sans", font(LATIN + "Regular/OpenSans-Regular.ttf"), font(LATIN + "Bold/OpenSans-Bold.ttf")),
            new Font(
                    "Noto Sans Arabic",
                    font(ARABIC + "400Regular/NotoSansArabic_400Regular.ttf"),
                    font(ARABIC + "700Bold/NotoSansArabic_700Bold.ttf")));

    private final Glyphs glyphs = Glyphs.of(fonts.stream().map(Font::regular).toList());

    PdfPrinter() {
        XRLog.setLoggingEnabled(false); // it may write parts of a document to the log
    }

    /** Whether something of it comes out as a question mark, for no font has it. */
    boolean lacks(String text) {
        return glyphs.lacks(VOWEL_SIGNS.matcher(text).replaceAll(""));
    }

    byte[] print(String xhtml) {
        try (var out = new ByteArrayOutputStream()) {
            PdfRendererBuilder builder = new PdfRendererBuilder();
            builder.useFastMode();
            builder.usePdfUaAccessibility(true);
            builder.withProducer("Stadsbode");
            builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
            builder.useUnicodeBidiReorderer(new ICUBidiReorderer());
            for (Font font : fonts) {
                builder.useFont(() -> new ByteArrayInputStream(font.regular), font.family, 400, FontStyle.NORMAL, true);
                builder.useFont(() -> new ByteArrayInputStream(font.bold), font.family, 700, FontStyle.NORMAL, true);
            }
            for (var moment : ExternalResourceControlPriority.values()) {
                builder.useExternalResourceAccessControl((uri, type) -> false, moment);
            }
            builder.withHtmlContent(glyphs.only(VOWEL_SIGNS.matcher(xhtml).replaceAll("")), null);
            builder.toStream(out).run();
            return out.toByteArray();
        } catch (IOException failed) {
            throw new UncheckedIOException("a document could not be printed", failed);
        }
    }

    private static byte[] font(String name) {
        try (var in = new ClassPathResource(name).getInputStream()) {
            return in.readAllBytes();
        } catch (IOException missing) {
            throw new UncheckedIOException("cannot read the font " + name, missing);
        }
    }
}
