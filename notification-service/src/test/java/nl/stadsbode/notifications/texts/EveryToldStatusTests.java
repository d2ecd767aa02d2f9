package nl.stadsbode.notifications.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The catalogue and the texts belong together: nobody waits for a text that is not there. */
class EveryToldStatusTests {

    private static final String LINK = "(?is).*(https?:|www\\.|\\w\\.(nl|com|eu)\\b).*";

    private static final Texts TEXTS = Samples.texts();
    private static final Library LIBRARY = Library.in("classpath:/texts/");

    static Stream<Arguments> statuses() {
        return Samples.toldStatuses()
                .flatMap(update -> Language.COMPLETE.stream().map(language -> Arguments.of(update, language)));
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void has_a_text_of_its_own_that_asks_where_a_reaction_is_expected(StatusUpdate update, Language language) {
        var text = LIBRARY.status(language, update.caseTypeCode(), update.statusCode());

        assertThat(text).isNotNull();
        assertThat(text.ask() != null).as("asks for something").isEqualTo(update.reactionExpected());
        assertThat(text.how() != null && text.ask() == null)
                .as("says how, but not what")
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void fits_two_sms_parts_without_a_link(StatusUpdate update, Language language) {
        var sms = TEXTS.sms(update, Samples.resident(language));

        assertThat(sms.parts()).as(sms.text()).isBetween(1, 2);
        assertThat(sms.unicode()).as(sms.text()).isFalse();
        assertThat(sms.text()).doesNotMatch(LINK).contains("14 010", "Z-2026-000123", "Rotterdam");
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void says_in_an_sms_what_it_is_about_only_if_that_is_not_sensitive(StatusUpdate update, Language language) {
        var sms = TEXTS.sms(update, Samples.resident(language)).text();
        var subject = TEXTS.email(update, Samples.resident(language), null, Samples.CLEAR)
                .subject();
        var headline = new Wording(LIBRARY, Samples.settings(java.util.Map.of()), update, Samples.resident(language))
                .headline();

        if (update.sensitive()) {
            assertThat(sms + subject)
                    .doesNotContainIgnoringCase(update.caseTypeName(language))
                    .doesNotContainIgnoringCase(update.statusName(language))
                    .doesNotContain(headline)
                    .doesNotContainPattern("(?i)hulp|zorg|schuld|help|debt|support|Wmo");
        } else {
            assertThat(sms).startsWith(headline);
            assertThat(subject).startsWith(headline);
        }
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void makes_an_email_that_says_the_same_as_text_and_html(StatusUpdate update, Language language) {
        var email = TEXTS.email(update, Samples.resident(language), null, Samples.CLEAR);

        assertThat(email.text())
                .contains("R. de Vries", "Z-2026-000123", update.caseTypeName(language), update.statusName(language))
                .doesNotContain("{{", "null", "\n\n\n");
        assertThat(email.html())
                .contains("<html lang=\"" + language.code() + "\"", "<h1>", "Z-2026-000123")
                .doesNotContain("{{", "null", "<table");
        assertThat(email.textVersion()).matches(language.code() + "/" + update.caseTypeCode() + " [1-9]\\d*, .*");
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void makes_a_letter(StatusUpdate update, Language language) {
        var letter = TEXTS.letter(update, Samples.resident(language), Samples.FOOT);

        assertThat(letter.pdf()).startsWith('%', 'P', 'D', 'F');
        assertThat(letter.pages()).isBetween(1, 2);
        assertThat(letter.html()).doesNotContain("{{", "null");
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void only_announces_what_is_official(StatusUpdate update, Language language) {
        var announces = language.equals(Language.NL) ? "alleen een aankondiging" : "only a notice";
        var resident = Samples.resident(language);

        assertThat(TEXTS.email(update, resident, null, Samples.CLEAR).text().contains(announces))
                .isEqualTo(update.official());
        assertThat(TEXTS.sms(update, resident).text().contains(announces))
                .isEqualTo(update.official() && !update.sensitive());
    }

    @Test
    void no_text_is_left_over_that_no_status_uses() {
        var told = Samples.toldStatuses()
                .map(update -> update.caseTypeCode() + "/" + update.statusCode())
                .toList();

        for (var caseType : LIBRARY.caseTypes()) {
            var written = LIBRARY.caseType(Language.NL, caseType).statuses().keySet();
            assertThat(told)
                    .containsAll(written.stream()
                            .map(status -> caseType + "/" + status)
                            .toList());
        }
    }
}
