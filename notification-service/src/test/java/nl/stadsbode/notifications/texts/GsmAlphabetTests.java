package nl.stadsbode.notifications.texts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GsmAlphabetTests {

    @ParameterizedTest
    @ValueSource(strings = {"Beste inwoner, één à twee cafés: 10% korting?", "[€ 5] {a|b} ~ ^ \\", "Ä Ö Ü ä ö ü ñ ß Å"})
    void these_fit(String text) {
        assertThat(GsmAlphabet.fits(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"officiële", "geïnd", "ş", "😀", "‘", "ê", "\u00a0", "\u001b"})
    void these_need_unicode(String text) {
        assertThat(GsmAlphabet.fits(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "a, 160, 1", "a, 161, 2", "a, 306, 2", "a, 307, 3", "€, 80, 1", "€, 81, 2", "€, 152, 2", "€, 153, 3",
        "ë, 70, 1", "ë, 71, 2", "ë, 134, 2", "ë, 135, 3", "😀, 35, 1", "😀, 36, 2", "😀, 66, 2", "😀, 67, 3"
    })
    void parts_are_counted_as_phones_cut_them(String character, int times, int parts) {
        assertThat(GsmAlphabet.parts(character.repeat(times))).isEqualTo(parts);
    }

    @Test
    void characters_become_their_codes_and_those_of_the_extension_are_escaped() {
        assertThat(GsmAlphabet.octets("@Aà€[")).containsExactly(0x00, 0x41, 0x7F, 0x1B, 0x65, 0x1B, 0x3C);
    }

    @Test
    void an_escaped_character_is_not_cut_in_two() {
        var text = "a".repeat(152) + "€" + "a".repeat(152); // 306 septets, but the second part begins with the euro

        assertThat(GsmAlphabet.parts(text)).isEqualTo(3);
    }

    @Test
    void punctuation_is_made_plain_and_letters_are_kept() {
        assertThat(GsmAlphabet.plainPunctuation("‘Zoë’ – “ja”…\u00a0€")).isEqualTo("'Zoë' - \"ja\"... €");
    }
}
