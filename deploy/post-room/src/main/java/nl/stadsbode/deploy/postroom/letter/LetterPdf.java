package nl.stadsbode.deploy.postroom.letter;

import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;

/**
 * What the print house reads from a letter.
 *
 * @param addressee the lines behind the window of the envelope, with commas; empty when nothing
 *     stands there
 * @param undeliverable whether the address is the one whose letters always come back
 */
record LetterPdf(int pages, String addressee, boolean undeliverable) {

    private static final double POINTS_PER_MM = 72 / 25.4;
    /** The window of a Dutch envelope, a little wider than NEN 1026 has it. */
    private static final Rectangle2D WINDOW = millimetres(25, 46, 100, 46);

    private static final Pattern RETURNED = Pattern.compile("9999[\\s\\u00A0]*ZZ");
    private static final Pattern POSTCODE = Pattern.compile("\\b\\d{4}[ \\u00A0]*[A-Z]{2}\\b");
    private static final float PREVIEW_DPI = 100;

    static LetterPdf read(Path pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf.toFile())) {
            if (document.getNumberOfPages() == 0) {
                throw new IOException("no pages");
            }
            var text = new PDFTextStripper().getText(document);
            return new LetterPdf(
                    document.getNumberOfPages(),
                    addressee(document, text),
                    RETURNED.matcher(text).find());
        }
    }

    private static String addressee(PDDocument document, String text) throws IOException {
        var window = new PDFTextStripperByArea();
        window.setSortByPosition(true);
        window.addRegion("window", WINDOW);
        window.extractRegions(document.getPage(0));
        var behindWindow = lines(window.getTextForRegion("window"));
        if (!behindWindow.isEmpty()) {
            return behindWindow;
        }
        return lines(text.lines()
                .filter(line -> POSTCODE.matcher(line).find())
                .findFirst()
                .orElse(""));
    }

    private static String lines(String text) {
        return text.lines()
                .map(line -> line.replaceAll("[\\s\\u00A0]+", " ").strip())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** The first page as PNG. */
    static byte[] firstPage(Path pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf.toFile());
                var png = new ByteArrayOutputStream()) {
            ImageIO.write(new PDFRenderer(document).renderImageWithDPI(0, PREVIEW_DPI), "png", png);
            return png.toByteArray();
        }
    }

    private static Rectangle2D millimetres(double x, double y, double width, double height) {
        return new Rectangle2D.Double(
                x * POINTS_PER_MM, y * POINTS_PER_MM, width * POINTS_PER_MM, height * POINTS_PER_MM);
    }

    @Override
    public String toString() {
        return "LetterPdf[" + pages + " pages]";
    }
}
