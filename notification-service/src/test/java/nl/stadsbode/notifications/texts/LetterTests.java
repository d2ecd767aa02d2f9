package nl.stadsbode.notifications.texts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

class LetterTests {

    private static final double POINTS_PER_MILLIMETRE = 72 / 25.4;
    private static final Texts TEXTS = Samples.texts();

    @BeforeAll
    static void readyVeraPdf() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    @ParameterizedTest
    @CsvSource({"nl, false", "en, false", "nl, true", "en, true", "ar, false", "ar, true", "tr, false", "pl, true"})
    void is_pdf_ua(Language language, boolean largePrint) throws Exception {
        var update = Samples.told("environmental-permit", "more-information-needed")
                .withNote("Wij missen de tekening.\nStuur die als pdf. 😀 محمد ş ő")
                .late()
                .correcting()
                .update();
        var resident = new Addressee("Ş. Yılmaz-Őry", language, largePrint, Samples.ADDRESS);

        var letter = TEXTS.letter(update, resident, Samples.FOOT);

        assertThat(failedRules(letter.pdf())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"nl, false", "ar, true", "pl, true", "tr, false"})
    void one_in_the_font_that_is_easier_to_read_is_pdf_ua_and_lacks_no_character(Language language, boolean largePrint)
            throws Exception {
        var update = Samples.told("environmental-permit", "more-information-needed")
                .withNote("Wij missen de tekening.\nStuur die als pdf. 😀 محمد ş ő Ж Ω")
                .update();
        var resident = new Addressee("Ş. Yılmaz-Őry", language, largePrint, true, Samples.ADDRESS, null);

        var letter = TEXTS.letter(update, resident, Samples.FOOT);

        Files.write(Path.of("target/letter-easy-" + language.code() + ".pdf"), letter.pdf()); // to look at
        assertThat(failedRules(letter.pdf())).isEmpty();
        assertThat(text(letter)).contains("ş ő Ж Ω", "Yılmaz-Őry");
        var fonts = new ArrayList<String>();
        for (var page = 1; page <= letter.pages(); page++) {
            positions(letter, page).forEach(at -> fonts.add(at.getFont().getName()));
        }
        assertThat(fonts)
                .anyMatch(name -> name.contains("AtkinsonHyperlegible"))
                .anyMatch(name -> name.contains("NotoSansArabic"));
    }

    @ParameterizedTest
    @CsvSource({"nl, ALONE", "en, AS_WELL", "tr, ALONE", "pl, ALONE", "ar, ALONE"})
    void one_that_tells_how_to_choose_is_pdf_ua(Language language, Explaining explaining) throws Exception {
        var update = Samples.told("parking-permit", "granted").update();

        var letter = TEXTS.letter(update, Samples.resident(language), Samples.FOOT, explaining);

        Files.write(Path.of("target/letter-first-" + language.code() + ".pdf"), letter.pdf()); // to look at
        assertThat(failedRules(letter.pdf())).isEmpty();
        assertThat(letter.html()).doesNotContain("{{", "null");
        assertThat(text(letter)).contains("localhost:8082");
        assertThat(letter.textVersion().startsWith(language.code() + "/common"))
                .isEqualTo(explaining == Explaining.ALONE);
    }

    @Test
    void one_that_only_tells_how_to_choose_has_no_news_for_a_layout_to_print() {
        var settings = Samples.settings(Map.of());
        var update = Samples.told("parking-permit", "granted").update();
        var wording = new Wording(Library.in(settings.location()), settings, update, Samples.resident(Language.NL));

        assertThat(Message.explaining(wording).toString()).doesNotContain(wording.get(Variable.STATUS));
    }

    @Test
    void the_usual_font_is_the_only_one_where_no_other_was_chosen() throws IOException {
        var letter = TEXTS.letter(Samples.passport("requested").update(), Samples.resident(Language.NL), Samples.FOOT);

        assertThat(positions(letter, 1))
                .extracting(at -> at.getFont().getName())
                .isNotEmpty()
                .allMatch(name -> name.contains("OpenSans"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "en", "ar", "tr", "pl"})
    void its_code_and_how_to_use_it_stand_on_it(Language language) throws IOException {
        var letter = TEXTS.letter(Samples.passport("requested").update(), Samples.resident(language), Samples.FOOT);

        assertThat(text(letter).split("K7M 3P9 XWR", -1)).hasSize(3); // in a sentence and at the foot
        assertThat(text(letter)).contains("berichten.rotterdam.nl/clear");
        assertThat(letter.code()).isEqualTo("K7M 3P9 XWR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "en", "ar", "tr", "pl"})
    void a_plain_one_without_barcode_is_pdf_ua(Language language) throws Exception {
        var abroad = new PostalAddress(List.of("10 Rue de Rivoli"), "75001", "Paris", "10", null, "FR");
        var resident = new Addressee("", language, false, abroad);

        var letter = TEXTS.letter(Samples.unknownCaseType().update(), resident, Samples.FOOT);

        assertThat(failedRules(letter.pdf())).isEmpty();
        assertThat(text(letter)).contains("75001 PARIS", "FRANCE");
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void the_window_shows_the_address_and_nothing_else(boolean largePrint) throws IOException {
        var update = Samples.told("debt-help", "registered").update();
        var resident = new Addressee("R. de Vries", Language.NL, largePrint, Samples.ADDRESS);

        var positions = positions(TEXTS.letter(update, resident, Samples.FOOT), 1);

        assertThat(within(positions, 33, 116, 50, 90)).isEqualTo("R. de VriesCoolsingel 40 B3011 AD  ROTTERDAM");
        assertThat(firstLineTop(positions)).isBetween(58.0, 62.0);
        assertThat(within(positions, 0, 210, 50, 90))
                .as("nothing beside the window either")
                .hasSizeLessThan(60);
    }

    @Test
    void four_lines_and_a_barcode_still_fit_the_window() throws IOException {
        var address = new PostalAddress(
                List.of("p/a Stichting De Haven", "Coolsingel 40 B", "Kamer 12"),
                "3011AD",
                "Rotterdam",
                "40",
                "B",
                "NL");

        var letter = TEXTS.letter(
                Samples.passport("requested").update(),
                new Addressee("R. de Vries", Language.NL, true, address),
                Samples.FOOT);

        assertThat(within(positions(letter, 1), 33, 116, 50, 85)).contains("ROTTERDAM");
        assertThat(letter.html()).contains("data:image/png", "alt=\"Streepjescode voor de post\"");
    }

    @Test
    void another_window_is_a_matter_of_settings() throws IOException {
        var texts = Samples.textsWith(
                Map.of("stadsbode.texts.letter.window-left", "20", "stadsbode.texts.letter.address-top", "55"));

        var letter = texts.letter(Samples.passport("requested").update(), Samples.resident(Language.NL), Samples.FOOT);

        assertThat(within(positions(letter, 1), 19, 103, 54, 59)).isEqualToIgnoringWhitespace("R. de Vries");
    }

    @Test
    void large_print_is_at_least_sixteen_points_outside_the_window() throws IOException {
        var resident = new Addressee("R. de Vries", Language.NL, true, Samples.ADDRESS);
        var letter = TEXTS.letter(Samples.passport("ready-for-collection").update(), resident, Samples.FOOT);

        for (var page = 1; page <= letter.pages(); page++) {
            var number = page;
            assertThat(positions(letter, page))
                    .filteredOn(at -> number > 1 || at.getYDirAdj() > 90 * POINTS_PER_MILLIMETRE)
                    .allSatisfy(at -> assertThat(at.getFontSizeInPt()).isGreaterThanOrEqualTo(16));
        }
    }

    @Test
    void each_page_has_its_number_and_the_code_of_the_letter() throws IOException {
        var update = Samples.told("tax-assessment", "imposed")
                .withNote("Nog een regel met uitleg van de medewerker.\n".repeat(30))
                .update();

        var letter = TEXTS.letter(update, Samples.resident(Language.NL), Samples.FOOT);

        assertThat(letter.pages()).isEqualTo(2);
        assertThat(text(letter)).contains("Pagina 1 van 2", "Pagina 2 van 2", "23 november 2026");
        assertThat(text(letter).split(Samples.FOOT.code(), -1)).hasSize(4); // at each foot, and where it is explained
    }

    @Test
    void words_from_outside_are_only_words() throws IOException {
        var update = Samples.passport("requested")
                .withNote("<script>alert(1)</script> ]]> &nbsp; \u0000\u202e <img src='file:///etc/passwd'/>")
                .update();

        var letter = TEXTS.letter(update, Samples.named("<h1>R. & de Vries</h1>"), Samples.FOOT);

        assertThat(text(letter)).contains("<script>alert(1)</script> ]]> &nbsp; <img", "Beste <h1>R. & de Vries</h1>,");
    }

    @Test
    void letters_that_the_font_lacks_leave_no_hole() throws IOException {
        var letter =
                TEXTS.letter(Samples.passport("requested").update(), Samples.named("Ș. Ğül ẹ 😀 王小明五"), Samples.FOOT);

        assertThat(text(letter)).contains("Beste Ș. Ğül");
        assertThat(text(letter)).contains("????,");
    }

    @Test
    void needs_an_address() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TEXTS.letter(
                        Samples.passport("requested").update(),
                        new Addressee("R. de Vries", Language.NL, false, null),
                        Samples.FOOT));
    }

    @Test
    void many_can_be_made_at_once() throws Exception {
        var tasks = Samples.toldStatuses()
                .limit(24)
                .<java.util.concurrent.Callable<Content.Letter>>map(
                        update -> () -> TEXTS.letter(update, Samples.resident(Language.NL), Samples.FOOT))
                .toList();

        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var made : threads.invokeAll(tasks)) {
                assertThat(text(made.get())).contains("R. de Vries");
            }
        }
    }

    private static List<String> failedRules(byte[] pdf) throws Exception {
        var flavour = PDFAFlavour.PDFUA_1;
        try (var parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            var result = validator.validate(parser);
            assertThat(result.getTotalAssertions()).as("checks made").isGreaterThan(100);
            return result.getTestAssertions().stream()
                    .map(failed -> failed.getRuleId().getClause() + " " + failed.getMessage())
                    .distinct()
                    .toList();
        }
    }

    private static String text(Content.Letter letter) throws IOException {
        try (var document = Loader.loadPDF(letter.pdf())) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document).replace('\u00a0', ' ');
        }
    }

    private static List<TextPosition> positions(Content.Letter letter, int page) throws IOException {
        var found = new ArrayList<TextPosition>();
        var stripper = new PDFTextStripper() {
            @Override
            protected void writeString(String text, List<TextPosition> positions) {
                found.addAll(positions);
            }
        };
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        try (var document = Loader.loadPDF(letter.pdf())) {
            stripper.getText(document);
        }
        return found;
    }

    /** The characters in a rectangle, in millimetres from the sheet's top left corner. */
    private static String within(List<TextPosition> positions, int left, int right, int top, int bottom) {
        var text = new StringBuilder();
        positions.stream()
                .filter(at -> at.getXDirAdj() >= left * POINTS_PER_MILLIMETRE - 0.5
                        && at.getXDirAdj() + at.getWidthDirAdj() <= right * POINTS_PER_MILLIMETRE
                        && at.getYDirAdj() - at.getHeightDir() >= top * POINTS_PER_MILLIMETRE
                        && at.getYDirAdj() <= bottom * POINTS_PER_MILLIMETRE)
                .forEach(at -> text.append(at.getUnicode()));
        return text.toString().replace('\u00a0', ' ');
    }

    private static double firstLineTop(List<TextPosition> positions) {
        var first = positions.stream()
                .filter(at -> at.getYDirAdj() > 50 * POINTS_PER_MILLIMETRE)
                .min(Comparator.comparing(TextPosition::getYDirAdj))
                .orElseThrow();
        return (first.getYDirAdj() - first.getHeightDir()) / POINTS_PER_MILLIMETRE;
    }
}
