package nl.stadsbode.notifications.texts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmsTests {

    private static final Texts TEXTS = Samples.texts();

    @Test
    void says_what_is_expected_by_when_and_whom_to_call() {
        var sms = TEXTS.sms(Samples.passport("collection-reminder").update(), Samples.resident(Language.NL));

        assertThat(sms.text())
                .isEqualTo("Uw nieuwe paspoort ligt nog steeds klaar. Haal uw paspoort op. Doe dit uiterlijk op"
                        + " 7 december 2026. Vragen? Bel 14 010. Kenmerk: Z-2026-000123. Groet, gemeente Rotterdam");
    }

    @Test
    void a_sensitive_one_only_says_that_there_is_news() {
        var update = Samples.told("debt-help", "documents-needed")
                .withNote("Loonstrook van mei")
                .update();

        var sms = TEXTS.sms(update, Samples.resident(Language.EN));

        assertThat(sms.text())
                .isEqualTo(
                        "There is news about your case Z-2026-000123. Log in on our website to read it. Or call"
                                + " 14 010. Please let us have your answer by 7 December 2026. Regards, Municipality of Rotterdam");
    }

    @Test
    void a_late_one_says_of_what_day_the_status_is_and_a_correction_that_it_is_one() {
        var update = Samples.passport("requested").late().correcting().update();

        var sms = TEXTS.sms(update, Samples.resident(Language.NL));

        assertThat(sms.text())
                .contains("Dit gaat over een status van 23 november 2026.", "Ons vorige bericht klopte niet.");
    }

    @Test
    void a_name_that_would_become_a_link_is_told_by_its_letters_and_another_as_it_is() {
        assertThat(accepted("Bank: https://bit.ly/win2")).startsWith("Bank https bit ly win wil meelezen");
        assertThat(accepted("J.de Vries")).startsWith("J de Vries wil meelezen");
        assertThat(accepted("M. de Vries")).startsWith("M. de Vries wil meelezen");
    }

    private static String accepted(String by) {
        var requested = new Requested.ReadingAlong(Requested.ReadingAlong.Step.ACCEPTED, by, null, false);
        return TEXTS.sms(requested, Samples.resident(Language.NL)).text();
    }

    @Test
    void without_a_last_day_it_asks_to_react_soon() {
        var sms = TEXTS.sms(
                Samples.passport("collection-reminder").withoutTerm().update(), Samples.resident(Language.NL));

        assertThat(sms.text()).contains("Doe dit zo snel als u kunt.").doesNotContain("uiterlijk");
    }

    @Test
    void a_short_note_is_in_it_as_it_was_written() {
        var update = Samples.told("waste-container", "planned")
                .withNote("Wij komen op dinsdag,\nvraag naar Zoë.")
                .update();

        var sms = TEXTS.sms(update, Samples.resident(Language.NL));

        assertThat(sms.text()).contains("Uitleg: Wij komen op dinsdag, vraag naar Zoë.");
        assertThat(sms.unicode()).isTrue();
        assertThat(sms.parts()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Kijk op https://x.example/a", "Betaal via www.bank.example", "Ga naar betaal-nu.nl snel"})
    void a_note_with_a_link_is_left_out(String note) {
        var sms = TEXTS.sms(Samples.passport("requested").withNote(note).update(), Samples.resident(Language.NL));

        assertThat(sms.text())
                .contains("Log in op onze website voor meer uitleg.")
                .doesNotContain(note);
    }

    @Test
    void a_long_note_is_left_out() {
        var update = Samples.passport("requested")
                .withNote("😀 heel veel uitleg ".repeat(50))
                .update();

        var sms = TEXTS.sms(update, Samples.resident(Language.NL));

        assertThat(sms.parts()).isLessThanOrEqualTo(2);
        assertThat(sms.unicode()).isFalse();
    }

    @Test
    void a_case_type_without_a_text_is_told_by_its_names() {
        var sms = TEXTS.sms(Samples.unknownCaseType().update(), Samples.resident(Language.NL));

        assertThat(sms.text()).startsWith("Er is nieuws over uw zaak 'Grafrechten'. ");
    }

    @Test
    void a_name_that_is_far_too_long_never_makes_more_than_six_parts() {
        var texts = Samples.textsWith(java.util.Map.of("stadsbode.texts.municipality", "Ë".repeat(60)));
        var update = Samples.unknownCaseType().withNote("ş".repeat(900)).update();

        assertThat(texts.sms(update, Samples.resident(Language.NL)).parts()).isLessThanOrEqualTo(6);
    }
}
