package nl.stadsbode.notifications.texts;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.core.io.ClassPathResource;

/** Turns XHTML into PDF/UA-1 (ISO 14289-1) with Open Sans embedded. Safe to use from several threads at once. */
final class LetterPrinter {

    private static final String FONTS = "META-INF/resources/webjars/npm-font-open-sans/1.1.0/fonts/";
    private static final String FAMILY = "Open Sans";

    private final byte[] regular = font("Regular/OpenSans-Regular.ttf");
    private final byte[] bold = font("Bold/OpenSans-Bold.ttf");
    private final Glyphs glyphs = Glyphs.of(regular);

    LetterPrinter() {
        XRLog.setLoggingEnabled(false); // it may write parts of a letter to the log
    }

    /** The same text in characters that the font can show. */
    String printable(String html) {
        return glyphs.only(html);
    }

    Printed print(String html) {
        try (var out = new ByteArrayOutputStream();
                var renderer = builder(html).toStream(out).buildPdfRenderer()) {
            renderer.layout();
            renderer.createPDF();
            var pages = renderer.getRootBox().getLayer().getPages().size();
            return new Printed(out.toByteArray(), pages);
        } catch (IOException e) {
            throw new UncheckedIOException("a letter could not be made", e);
        }
    }

    private PdfRendererBuilder builder(String html) {
        var builder = new PdfRendererBuilder();
        builder.useFastMode();
        builder.usePdfUaAccessibility(true);
        builder.withProducer("Stadsbode");
        builder.useFont(() -> stream(regular), FAMILY, 400, FontStyle.NORMAL, true);
        builder.useFont(() -> stream(bold), FAMILY, 700, FontStyle.NORMAL, true);
        for (var moment : ExternalResourceControlPriority.values()) {
            builder.useExternalResourceAccessControl((uri, type) -> uri.startsWith("data:image/png;"), moment);
        }
        builder.withHtmlContent(html, null);
        return builder;
    }

    record Printed(byte[] pdf, int pages) {}

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private static byte[] font(String name) {
        try (var in = new ClassPathResource(FONTS + name).getInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the font " + name, e);
        }
    }
}
