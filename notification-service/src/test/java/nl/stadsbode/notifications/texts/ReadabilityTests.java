package nl.stadsbode.notifications.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.stadsbode.chassis.testing.ResidentsLanguages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReadabilityTests {

    private static final double PLAIN = 60;
    private static final double PLAIN_ENOUGH_FOR_ONE = 55;

    static List<Language> complete() {
        return Language.COMPLETE;
    }

    private final Library library = Library.in("classpath:/texts/");

    @ParameterizedTest
    @CsvSource({
        "nl, gemeente, 3",
        "nl, omgevingsvergunning, 6",
        "nl, besluit, 2",
        "nl, wij, 1",
        "nl, nieuws, 1",
        "nl, bezwaar, 2",
        "nl, parkeervergunning, 5",
        "nl, officiële, 5",
        "en, received, 2",
        "en, decision, 3",
        "en, permit, 2",
        "en, passport, 2",
        "en, closed, 1",
        "en, the, 1",
        "en, table, 2",
        "en, needed, 2"
    })
    void syllables_are_counted_as_people_do(Language language, String word, int syllables) {
        assertThat(Readability.syllables(language, word)).isEqualTo(syllables);
    }

    @Test
    void a_sentence_as_lawyers_write_it_is_found_hard() {
        var hard = "Ingevolge het bepaalde in artikel 4:5 van de Algemene wet bestuursrecht kan het bestuursorgaan"
                + " besluiten de aanvraag niet te behandelen, indien de aanvrager niet heeft voldaan aan enig"
                + " wettelijk voorschrift voor het in behandeling nemen van de aanvraag.";

        assertThat(Readability.ease(Language.NL, hard)).isLessThan(30);
    }

    @ParameterizedTest
    @MethodSource("complete")
    void each_status_text_is_plain_and_all_together_more_so(Language language) {
        var eases = new ArrayList<Double>();

        Samples.toldStatuses().forEach(update -> {
            var ease = Readability.ease(language, ownWords(update, language));
            eases.add(ease);
            assertThat(ease)
                    .as("%s %s %s: %s", language, update, ease, ownWords(update, language))
                    .isGreaterThan(PLAIN_ENOUGH_FOR_ONE);
        });

        assertThat(average(eases)).as(language.code()).isGreaterThan(PLAIN + 10);
    }

    @ParameterizedTest
    @MethodSource("complete")
    void each_whole_message_is_plain(Language language) {
        var texts = Samples.texts();

        Samples.toldStatuses().forEach(update -> {
            var body = texts.email(update, Samples.resident(language), null, Samples.CLEAR)
                    .text()
                    .split("--------")[0];
            assertThat(Readability.ease(language, body))
                    .as("%s %s", language, update)
                    .isGreaterThan(PLAIN);
        });
    }

    @Test
    void dutch_says_one_thing_in_one_way() throws IOException {
        try (Stream<Path> texts = Files.list(Path.of("src/main/resources/texts/nl"))) {
            assertThat(texts)
                    .hasSizeGreaterThan(5)
                    .allSatisfy(file -> assertThat(Files.readString(file))
                            .doesNotContainPattern(ResidentsLanguages.SAID_OTHERWISE));
        }
    }

    /** What is special about this status, without the sentences that all messages share. */
    private String ownWords(StatusUpdate update, Language language) {
        var wording = new Wording(library, Samples.settings(java.util.Map.of()), update, Samples.resident(language));
        return Message.joined(
                wording.headline() + ".",
                wording.explanation(),
                wording.ask(),
                wording.ask() == null ? null : wording.how(),
                wording.next(),
                wording.smsAddition());
    }

    private static double average(List<Double> values) {
        return values.stream().mapToDouble(each -> each).average().orElseThrow();
    }
}
