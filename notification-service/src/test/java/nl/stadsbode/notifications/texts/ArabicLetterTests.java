package nl.stadsbode.notifications.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;

/** A letter that is read from right to left, in an envelope whose window is read from left to right. */
class ArabicLetterTests {

    private static final Content.Letter LETTER = Samples.texts()
            .letter(
                    Samples.told("environmental-permit", "more-information-needed")
                            .withNote("Wij missen de tekening.\nأرسلوا الرسم من فضلكم.")
                            .update(),
                    new Addressee("ليلى De Vries", Language.of("ar"), false, Samples.ADDRESS),
                    Samples.FOOT);

    @Test
    void has_a_glyph_for_each_character() throws IOException {
        Files.write(Path.of("target/letter-ar.pdf"), LETTER.pdf()); // to look at
        var shown = positions();

        assertThat(shown)
                .filteredOn(at -> at.getFont() instanceof PDType0Font)
                .allSatisfy(at -> assertThat(at.getCharacterCodes())
                        .as("%s", at.getUnicode())
                        .doesNotContain(0));
        assertThat(shown.stream().map(at -> at.getFont().getName()).distinct())
                .anyMatch(name -> name.contains("NotoSansArabic"))
                .anyMatch(name -> name.contains("OpenSans"));
        assertThat(text()).doesNotContain("?????", "\ufffd");
    }

    @Test
    void is_read_in_its_order() throws IOException {
        assertThat(text())
                .contains("هل لديكم أسئلة؟")
                .contains("أرسلوا إلينا ما ينقص")
                .contains("أقصاه", "معاملتكم", "الهاتف من الإثنين إلى الجمعة");
    }

    @Test
    void begins_its_lines_at_the_right_and_its_address_at_the_left() throws IOException {
        var shown = positions();
        var lastColumn = shown.stream()
                .mapToDouble(at -> at.getXDirAdj() + at.getWidthDirAdj())
                .max()
                .orElseThrow();

        assertThat(lineOf(shown, "ROTTERDAM")).isLessThan(lastColumn / 2);
        assertThat(shown.stream()
                        .filter(at -> at.getFont().getName().contains("NotoSansArabic"))
                        .mapToDouble(at -> at.getXDirAdj() + at.getWidthDirAdj())
                        .max()
                        .orElseThrow())
                .isGreaterThan(lastColumn - 15);
    }

    private static double lineOf(List<TextPosition> shown, String word) {
        var line = new StringBuilder();
        shown.forEach(at -> line.append(at.getUnicode()));
        return shown.get(line.indexOf(word)).getXDirAdj();
    }

    private static String text() throws IOException {
        try (var document = Loader.loadPDF(LETTER.pdf())) {
            var text = new PDFTextStripper().getText(document);
            return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s+", " ");
        }
    }

    private static List<TextPosition> positions() throws IOException {
        var found = new ArrayList<TextPosition>();
        var stripper = new PDFTextStripper() {
            @Override
            protected void writeString(String text, List<TextPosition> positions) {
                found.addAll(positions);
            }
        };
        try (var document = Loader.loadPDF(LETTER.pdf())) {
            stripper.getText(document);
        }
        return found;
    }
}
