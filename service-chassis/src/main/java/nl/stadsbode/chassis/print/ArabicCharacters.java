package nl.stadsbode.chassis.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Which characters the glyphs of a document in Arabic are, for who hears it or copies from it. The font draws some Arabic and
 * Persian letters with one glyph, and the PDF then calls it by the Persian one, which comes first by number.
 */
final class ArabicCharacters {

    /** As a CMap writes them: yeh and alef maksura in their shapes, and heh at the end of a word. */
    private static final Map<String, String> PERSIAN =
            Map.of("<FBFC>", "<FEEF>", "<FBFD>", "<FEF0>", "<FBFE>", "<FEF3>", "<FBFF>", "<FEF4>", "<06D5>", "<0647>");

    private ArabicCharacters() {}

    static byte[] in(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf);
                var out = new ByteArrayOutputStream(pdf.length)) {
            correct(document);
            document.save(out);
            return out.toByteArray();
        }
    }

    private static void correct(PDDocument document) throws IOException {
        for (var page : document.getPages()) {
            for (var name : page.getResources().getFontNames()) {
                var font = (COSDictionary) page.getResources()
                        .getCOSObject()
                        .getCOSDictionary(COSName.FONT)
                        .getDictionaryObject(name);
                if (font.getDictionaryObject(COSName.TO_UNICODE) instanceof COSStream characters) {
                    correct(characters);
                }
            }
        }
    }

    private static void correct(COSStream characters) throws IOException {
        String map;
        try (var in = characters.createInputStream()) {
            map = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
        for (var each : PERSIAN.entrySet()) {
            map = map.replace("> " + each.getKey() + "\n", "> " + each.getValue() + "\n");
        }
        try (var out = characters.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(map.getBytes(StandardCharsets.ISO_8859_1));
        }
    }
}
