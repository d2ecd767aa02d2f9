package nl.stadsbode.preferences.privacy;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Turns XHTML into PDF/UA-1 (ISO 14289-1), with Open Sans embedded. Safe to use from several threads at once. */
@Component
class PdfPrinter {

    private static final String FONTS = "META-INF/resources/webjars/npm-font-open-sans/1.1.0/fonts/";
    private static final String FAMILY = "Open Sans";

    private final byte[] regular = font("Regular/OpenSans-Regular.ttf");
    private final byte[] bold = font("Bold/OpenSans-Bold.ttf");

    PdfPrinter() {
        XRLog.setLoggingEnabled(false); // it may write parts of a document to the log
    }

    byte[] print(String xhtml) {
        try (var out = new ByteArrayOutputStream()) {
            PdfRendererBuilder builder = new PdfRendererBuilder();
            builder.useFastMode();
            builder.usePdfUaAccessibility(true);
            builder.withProducer("Stadsbode");
            builder.useFont(() -> new ByteArrayInputStream(regular), FAMILY, 400, FontStyle.NORMAL, true);
            builder.useFont(() -> new ByteArrayInputStream(bold), FAMILY, 700, FontStyle.NORMAL, true);
            for (var moment : ExternalResourceControlPriority.values()) {
                builder.useExternalResourceAccessControl((uri, type) -> false, moment);
            }
            builder.withHtmlContent(xhtml, null);
            builder.toStream(out).run();
            return out.toByteArray();
        } catch (IOException failed) {
            throw new UncheckedIOException("a document could not be printed", failed);
        }
    }

    private static byte[] font(String name) {
        try (var in = new ClassPathResource(FONTS + name).getInputStream()) {
            return in.readAllBytes();
        } catch (IOException missing) {
            throw new UncheckedIOException("cannot read the font " + name, missing);
        }
    }
}
