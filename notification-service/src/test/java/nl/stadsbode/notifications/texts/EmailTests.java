package nl.stadsbode.notifications.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmailTests {

    private static final Texts TEXTS = Samples.texts();

    @Test
    void a_sensitive_one_shows_nothing_in_an_inbox() {
        var email = TEXTS.email(
                Samples.told("debt-help", "registered").update(), Samples.resident(Language.NL), null, Samples.CLEAR);

        assertThat(email.subject()).isEqualTo("Er is nieuws over uw zaak (Z-2026-000123)");
        assertThat(email.html()).contains("<title>Er is nieuws over uw zaak (Z-2026-000123)</title>");
        var preview = email.html()
                .substring(email.html().indexOf("<body"), email.html().indexOf("Beste"));
        assertThat(preview).contains("Er is nieuws over uw zaak").doesNotContainIgnoringCase("hulp");
        assertThat(email.text().lines().limit(4)).noneMatch(line -> line.contains("hulp"));
        assertThat(email.text()).contains("Wij hebben uw vraag om hulp ontvangen.");
    }

    @Test
    void words_from_outside_are_only_words() {
        var update = Samples.passport("requested")
                .withNote("<script>alert(1)</script>\r\n\u0000\u0007{{phone}} & \u202egnp.exe 😀")
                .withStatusName("<b>x</b>")
                .update();

        var email = TEXTS.email(
                update, Samples.named("<img src=x onerror=y>\nBcc: a@b\u0000 \u2067محمد"), null, Samples.CLEAR);

        assertThat(email.html())
                .doesNotContain("<script>", "<img", "<b>x", "\u0000", "\u202e", "\u2067")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "{{phone}} &amp; gnp.exe 😀", "&lt;b&gt;x");
        assertThat(email.text()).contains("Beste <img src=x onerror=y> Bcc: a@b محمد,", "> {{phone}} & gnp.exe 😀");
        assertThat(email.subject()).doesNotContain("\n", "\r");
    }

    @Test
    void who_reads_along_has_no_choice_to_change_and_no_sign_in_and_is_asked_for_neither() {
        for (var language : List.of("nl", "en", "tr", "pl", "ar")) {
            var reader = Samples.resident(Language.of(language));
            for (var step : Requested.ReadingAlong.Step.values()) {
                var email = TEXTS.email(new Requested.ReadingAlong(step, "R. de Vries", null, true), reader);
                assertThat(email.text())
                        .doesNotContain("localhost:8082", "null")
                        .doesNotContain(" \n");
                assertThat(email.html()).doesNotContain("localhost:8082");
            }
            assertThat(TEXTS.email(
                                    new Requested.ReadingAlong(
                                            Requested.ReadingAlong.Step.ENDED, "M. de Vries", null, false),
                                    reader)
                            .html())
                    .contains("localhost:8082");
        }
    }

    @Test
    void without_a_name_it_greets_a_resident() {
        assertThat(TEXTS.email(Samples.passport("requested").update(), Samples.named(" \u0000 "), null, Samples.CLEAR)
                        .text())
                .contains("Beste inwoner,");
    }

    @Test
    void names_the_font_that_is_easier_to_read_for_who_chose_it_and_fetches_none() {
        var update = Samples.passport("requested").update();
        var reader = new Addressee("R. de Vries", Language.NL, false, true, null, null);

        var email = TEXTS.email(update, reader, null, Samples.CLEAR);

        assertThat(email.html())
                .contains("\"Atkinson Hyperlegible\", \"Open Sans\"", "'Atkinson Hyperlegible','Open Sans'")
                .doesNotContain("@font-face", "url(");
        assertThat(TEXTS.email(update, Samples.resident(Language.NL), null, Samples.CLEAR)
                        .html())
                .doesNotContain("Atkinson");
    }

    @Test
    void says_how_to_change_ones_choice() {
        assertThat(TEXTS.email(
                                Samples.passport("requested").update(),
                                Samples.resident(Language.EN),
                                null,
                                Samples.CLEAR)
                        .html())
                .contains("<a href=\"http://localhost:8082/\">Change your choice</a>");
    }

    @Test
    void says_where_to_refuse_what_may_be_refused() {
        var update = Samples.passport("requested").update();
        var address = URI.create("https://berichten.example.org/unsubscribe/1/seal_-");

        var refusable = TEXTS.email(update, Samples.resident(Language.EN), address, Samples.CLEAR);

        assertThat(refusable.html()).contains("<a href=\"" + address + "\">Send me no more e-mail about this</a>");
        assertThat(refusable.text()).endsWith("Send me no more e-mail about this: " + address + "\n");
        assertThat(TEXTS.email(update, Samples.resident(Language.EN), null, Samples.CLEAR)
                        .html())
                .doesNotContain("Send me no more");
    }

    @Test
    void asks_whether_it_was_clear() {
        var email =
                TEXTS.email(Samples.passport("requested").update(), Samples.resident(Language.EN), null, Samples.CLEAR);

        assertThat(email.html())
                .contains(
                        "Was this message clear? <a href=\"https://berichten.example.org/clear/en-passport-1--en-common-6\">");
        assertThat(email.text()).contains("Was this message clear? Let us know: https://berichten.example.org/clear/");
    }

    @Test
    void a_case_type_without_a_text_is_told_by_its_names() {
        assertThat(TEXTS.email(Samples.unknownCaseType().update(), Samples.resident(Language.EN), null, Samples.CLEAR)
                        .text())
                .contains("There is news about your case 'Grave rights'", "The status of your case is now: Extended.");
    }
}
