package nl.stadsbode.notifications.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;

/** What is said in a language that has general texts alone. */
class OtherLanguagesTests {

    private static final Texts TEXTS = Samples.texts();
    private static final Library LIBRARY = Library.in("classpath:/texts/");
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{[^}]*}}");
    private static final String MARK = "\u200e";

    static Stream<Language> languages() {
        return LIBRARY.languages().stream().filter(language -> !Language.COMPLETE.contains(language));
    }

    static Stream<Arguments> statuses() {
        return Samples.toldStatuses().flatMap(update -> languages().map(language -> Arguments.of(update, language)));
    }

    @Test
    void the_files_tell_which_there_are() {
        assertThat(TEXTS.languages()).containsExactly("nl", "en", "ar", "pl", "tr");
    }

    @Test
    void those_that_no_native_reader_reviewed_are_known() {
        assertThat(TEXTS.toBeReviewed()).containsExactly("ar", "pl", "tr");
    }

    @Test
    void a_language_without_texts_is_told_in_dutch() {
        var sms = TEXTS.sms(Samples.passport("requested").update(), Samples.resident(Language.of("zz")));

        assertThat(sms.text()).endsWith("Groet, gemeente Rotterdam");
        assertThat(sms.textVersion()).startsWith("nl/");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void each_sentence_has_the_variables_that_it_has_in_dutch(Language language) throws IOException {
        assertThat(variables(language)).isEqualTo(variables(Language.NL));
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void an_sms_fits_and_has_no_link(StatusUpdate update, Language language) {
        var sms = TEXTS.sms(update, Samples.resident(language));

        assertThat(sms.parts()).as(sms.text()).isBetween(1, 6);
        assertThat(sms.unicode()).as(sms.text()).isEqualTo(!GsmAlphabet.fits(sms.text()));
        assertThat(sms.text()).contains("14 010", "Z-2026-000123", "Rotterdam").doesNotContain("{{", "null");
        assertThat(sms.textVersion()).isEqualTo(language.code() + "/common 3");
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void an_sms_and_a_subject_do_not_tell_what_is_sensitive(StatusUpdate update, Language language) {
        var told = TEXTS.sms(update, Samples.resident(language)).text()
                + TEXTS.email(update, Samples.resident(language), null, Samples.CLEAR)
                        .subject();

        assertThat(told.contains(update.caseTypeName(language))).isEqualTo(!update.sensitive());
    }

    @ParameterizedTest
    @CsvSource({"ar, true", "tr, true", "pl, true", "nl, false", "en, false"})
    void the_letters_of_a_language_decide_how_an_sms_is_coded(String code, boolean unicode) {
        var sms = TEXTS.sms(new Requested.Code("123456", 10), Samples.resident(Language.of(code)));

        assertThat(sms.unicode()).as(sms.text()).isEqualTo(unicode);
        assertThat(sms.text()).contains("123456").doesNotContain(MARK + "123456");
        assertThat(sms.parts()).isLessThanOrEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "ç, true",
        "ğ, true",
        "ı, true",
        "İ, true",
        "ş, true",
        "Ç, false",
        "ö, false",
        "ü, false",
        "ą, true",
        "ę, true",
        "ł, true",
        "ó, true"
    })
    void turkish_and_polish_letters_that_are_not_in_gsm_7_need_ucs_2(String letter, boolean unicode) {
        assertThat(GsmAlphabet.fits(letter)).isEqualTo(!unicode);
    }

    @ParameterizedTest
    @CsvSource({"ar, rtl, right", "tr, ltr, left", "pl, ltr, left", "nl, ltr, left", "he, rtl, right", "fa, rtl, right"
    })
    void a_language_knows_where_its_lines_begin(String code, String direction, String side) {
        assertThat(Language.of(code).direction()).isEqualTo(direction);
        assertThat(Language.of(code).startSide()).isEqualTo(side);
    }

    @Test
    void an_email_in_arabic_runs_from_right_to_left() {
        var email = TEXTS.email(
                Samples.passport("requested").update(), Samples.resident(Language.of("ar")), null, Samples.CLEAR);

        assertThat(email.html())
                .contains("<html lang=\"ar\" dir=\"rtl\">", "border-right: .25rem solid", "<bdi lang=\"nl\">")
                .doesNotContain("border-left", "padding-left");
        assertThat(email.subject())
                .contains("معاملتكم «" + MARK + "Paspoort" + MARK + "»\u200f (" + MARK + "Z-2026-000123");
    }

    @Test
    void numbers_and_names_keep_their_order_among_arabic_words() {
        var sms = TEXTS.sms(Samples.passport("requested").update(), Samples.resident(Language.of("ar")));

        assertThat(sms.text()).contains(MARK + "14 010" + MARK, MARK + "Z-2026-000123" + MARK);
    }

    @Test
    void a_date_is_written_as_its_reader_writes_it() {
        var update =
                Samples.told("environmental-permit", "more-information-needed").update();

        assertThat(languages().map(language -> language.write(update.occurredOn())))
                .containsExactly("23 نوفمبر 2026", "23 listopada 2026", "23 Kasım 2026");
    }

    @Test
    void what_a_case_type_says_itself_in_dutch_is_general_elsewhere() {
        var arabic = Language.of("ar");

        assertThat(LIBRARY.status(arabic, "passport", "requested")).isNull();
        assertThat(LIBRARY.status(arabic, "passport", "collection-reminder")).isNull();
        assertThat(Samples.toldStatuses()
                        .filter(update -> LIBRARY.status(arabic, update.caseTypeCode(), update.statusCode()) != null))
                .isNotEmpty();
    }

    @Test
    void hours_that_are_set_for_one_language_are_asked_for_in_all() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> Samples.textsWith(Map.of("stadsbode.texts.opening-hours.nl", "elke dag"))))
                .isInstanceOf(InvalidTexts.class)
                .hasMessageContaining("opening-hours.ar: is missing");
    }

    private static Map<String, List<String>> variables(Language language) throws IOException {
        Map<String, Object> file = new Yaml()
                .load(new ClassPathResource("texts/" + language.code() + "/common.yaml")
                        .getContentAsString(StandardCharsets.UTF_8));
        var found = new TreeMap<String, List<String>>();
        gather("sentences", file.get("sentences"), found);
        gather("statuses", file.get("statuses"), found);
        return found;
    }

    private static void gather(String path, Object value, Map<String, List<String>> found) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> gather(path + "." + key, each, found));
        } else {
            found.put(
                    path,
                    VARIABLE.matcher(String.valueOf(value))
                            .results()
                            .map(variable -> variable.group())
                            .distinct()
                            .sorted()
                            .toList());
        }
    }
}
