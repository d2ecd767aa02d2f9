package nl.stadsbode.notifications.clarity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterCodeTests {

    private static final LetterCode CODE = new LetterCode("K7M0P1X2R");

    @ParameterizedTest
    @ValueSource(strings = {"", "_en", "_tr", "_pl", "_ar"})
    void how_long_one_works_and_when_to_try_again_are_settings_that_no_words_say(String language) throws IOException {
        Properties words = new Properties();
        try (var file = new InputStreamReader(
                getClass().getResourceAsStream("/messages" + language + ".properties"), StandardCharsets.UTF_8)) {
            words.load(file);
        }

        assertThat(words.getProperty("clarity.code.not-ours")).doesNotContainPattern("\\d");
        assertThat(words.getProperty("clarity.code.too-often"))
                .doesNotContainPattern("\\d[^}]|tien|\\bten\\b|(?i)\\bon dakika|dziesięć|عشر");
    }

    @Test
    void is_read_however_it_is_typed() {
        for (String typed : new String[] {
            "K7M 0P1 X2R", "k7m0p1x2r", " K7M-0P1-X2R.", "K7M\u00a00P1\u00a0X2R", "k7mOplxzr", "K7Mo-PIXZR", "K٧M0P١X٢R"
        }) {
            assertThat(LetterCode.typed(typed)).as(typed).contains(CODE);
        }
    }

    @Test
    void each_code_is_read_again_as_it_was_printed_in_capitals_and_in_small_letters() {
        for (int i = 0; i < 1_000; i++) {
            LetterCode code = LetterCode.random();

            assertThat(code.printed()).matches("\\w{3} \\w{3} \\w{3}");
            assertThat(LetterCode.typed(code.printed())).contains(code);
            assertThat(LetterCode.typed(code.printed().toLowerCase(Locale.ROOT)))
                    .contains(code);
        }
    }

    @Test
    void what_cannot_be_a_code_is_none() {
        for (String typed :
                new String[] {"", "K7M 0P1 X2", "K7M 0P1 X2RR", "E7M 0P1 X2R", "é7M0P1X2R", "x".repeat(200)}) {
            assertThat(LetterCode.typed(typed)).as(typed).isEmpty();
        }
    }

    @Test
    void every_character_of_the_alphabet_is_drawn() {
        assertThat(IntStream.range(0, 1_000)
                        .boxed()
                        .flatMap(i -> LetterCode.random().characters().chars().boxed())
                        .collect(Collectors.toSet()))
                .hasSize(LetterCode.ALPHABET.length());
    }
}
