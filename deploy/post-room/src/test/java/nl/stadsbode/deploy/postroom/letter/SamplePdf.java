package nl.stadsbode.deploy.postroom.letter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** A letter of one page, its address behind the window. */
public final class SamplePdf {

    private static final float MM = 72 / 25.4f;

    private SamplePdf() {}

    public static byte[] to(String... addressLines) {
        try (var document = new PDDocument();
                var bytes = new ByteArrayOutputStream()) {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                write(content, FontName.HELVETICA_BOLD, 16, 33, 25, "Gemeente Voorbeeld");
                write(content, FontName.HELVETICA, 11, 33, 60, addressLines);
                write(content, FontName.HELVETICA_BOLD, 12, 33, 110, "Uw aanvraag is ontvangen");
                write(
                        content,
                        FontName.HELVETICA,
                        11,
                        33,
                        120,
                        "Wij hebben uw aanvraag voor een omgevingsvergunning ontvangen.",
                        "U hoeft nu niets te doen. Binnen acht weken hoort u van ons.",
                        "",
                        "Met vriendelijke groet,",
                        "Gemeente Voorbeeld");
            }
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(
            PDPageContentStream content, FontName font, float size, float xMm, float fromTopMm, String... lines)
            throws IOException {
        content.beginText();
        content.setFont(new PDType1Font(font), size);
        content.setLeading(size * 1.4f);
        content.newLineAtOffset(xMm * MM, PDRectangle.A4.getHeight() - fromTopMm * MM);
        for (var line : lines) {
            content.showText(line);
            content.newLine();
        }
        content.endText();
    }
}
