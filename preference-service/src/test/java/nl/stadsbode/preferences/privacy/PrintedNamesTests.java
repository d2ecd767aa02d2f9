package nl.stadsbode.preferences.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import nl.stadsbode.chassis.print.PdfPrinter;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Everyone's name can be read in what is printed, or it is said that it cannot. */
class PrintedNamesTests {

    private final PdfPrinter printer = new PdfPrinter();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0218tefan \u021aepe\u0219",
                "\u0104\u017euolas \u0116glyt\u0117",
                "\u0141ukasz \u017b\u00f3\u0142\u0107",
                "\u011eayd\u0131n \u0130nan",
                "\u0402\u043e\u0440\u0452\u0435 \u0428\u0435\u0432\u0447\u0435\u043d\u043a\u043e",
                "\u0393\u03b9\u03ce\u03c1\u03b3\u03bf\u03c2",
                "Nguy\u1ec5n \u0110\u1ee9c"
            })
    void a_name_is_printed_as_it_is_written(String name) throws Exception {
        assertThat(printer.lacks(name)).isFalse();

        byte[] pdf = printed(name);

        assertThat(text(pdf)).contains(name).doesNotContain("#");
        assertThat(isPdfUa(pdf)).isTrue();
    }

    @Test
    void a_name_in_arabic_has_its_letters() throws Exception {
        byte[] pdf = printed("\u0645\u062d\u0645\u064e\u062f");

        assertThat(text(pdf)).doesNotContain("#", "?");
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getPage(0).getResources().getFontNames()).hasSizeGreaterThan(1);
        }
        assertThat(isPdfUa(pdf)).isTrue();
    }

    @Test
    void a_name_that_no_font_of_ours_has_becomes_question_marks_and_that_is_known() throws Exception {
        String name = "\u674e\u660e";

        assertThat(printer.lacks(name)).isTrue();
        byte[] pdf = printed(name + " \ud83d\ude00");

        assertThat(text(pdf)).contains("??").doesNotContain("#");
        assertThat(isPdfUa(pdf)).isTrue();
    }

    private byte[] printed(String name) {
        return printer.print(printer.printable(page(name))).pdf();
    }

    private static String page(String name) {
        return """
                <!DOCTYPE html>
                <html xmlns="http://www.w3.org/1999/xhtml" lang="nl" xml:lang="nl"><head><title>A name</title>
                <meta name="subject" content="a name"/><meta name="author" content="Stadsbode"/>
                <style>body { font-family: "Open Sans", "Noto Sans Arabic"; }</style></head>
                <body><h1>Name</h1><p><strong>Name:</strong> NAME</p></body></html>
                """.replace("NAME", name);
    }

    private static String text(byte[] pdf) throws Exception {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static boolean isPdfUa(byte[] pdf) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        try (var parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFUA_1);
                var validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
            return validator.validate(parser).isCompliant();
        }
    }
}
