package nl.stadsbode.preferences.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.stadsbode.preferences.contact.Flawed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class BsnTests {

    @ParameterizedTest
    @ValueSource(strings = {"111222333", "1112.22.333", " 111 222 333 ", "123456782"})
    void a_number_that_passes_the_eleven_test_is_read_as_people_write_it(String written) {
        assertThat(Bsn.of(written).digits()).hasSize(9).containsOnlyDigits();
    }

    @Test
    void eight_digits_get_the_zero_that_a_register_leaves_out() {
        assertThat(Bsn.of("10000008")).isEqualTo(Bsn.of("010000008"));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "111222334",
                "000000000",
                "1234567",
                "1112223330",
                "11122233a",
                "١١١٢٢٢٣٣٣",
                "111-222-333",
                "=1+1"
            })
    void a_number_that_cannot_be_one_is_refused_without_being_quoted(String written) {
        assertThatThrownBy(() -> Bsn.of(written))
                .isInstanceOfSatisfying(
                        Flawed.class,
                        flawed -> assertThat(flawed.flaws())
                                .allSatisfy(flaw -> assertThat(flaw.code()).isEqualTo("not-a-bsn"))
                                .noneMatch(flaw -> written != null
                                        && !written.isEmpty()
                                        && flaw.message().contains(written)));
    }

    @Test
    void a_number_masks_itself() {
        assertThat(Bsn.of("111222333")).hasToString("•••••••33");
    }

    @Test
    void digits_that_fail_the_test_cannot_become_a_number() {
        assertThatThrownBy(() -> new Bsn("111222334")).isInstanceOf(IllegalArgumentException.class);
    }
}
