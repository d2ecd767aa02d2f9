package nl.stadsbode.preferences.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTests {

    @ParameterizedTest
    @CsvSource({
        "06 12345678, +31612345678",
        "06-12 34 56 78, +31612345678",
        "+31 6 12345678, +31612345678",
        "0031612345678, +31612345678",
        "+32 470 12 34 56, +32470123456",
        "+1 212 555 2368, +12125552368",
    })
    void a_mobile_number_is_kept_in_e164(String written, String e164) {
        assertThat(PhoneNumber.of(written).e164()).isEqualTo(e164);
    }

    @ParameterizedTest
    @ValueSource(strings = {"010 2671234", "14010", "0900 1234567", "+31 88 1234567", "06 12345678 ext. 3"})
    void a_number_without_sms_is_refused(String written) {
        assertThatExceptionOfType(Flawed.class).isThrownBy(() -> PhoneNumber.of(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "06", "0612345", "rosa", "06123456789012", "+99 12345678", "'; drop table"})
    void what_is_no_number_is_refused_without_quoting_it(String written) {
        assertThatExceptionOfType(Flawed.class)
                .isThrownBy(() -> PhoneNumber.of(written))
                .satisfies(flawed -> assertThat(flawed.flaws())
                        .singleElement()
                        .satisfies(flaw -> assertThat(flaw.code()).isEqualTo("not-a-phone-number")));
    }

    @ParameterizedTest
    @ValueSource(strings = "06 12345678")
    void it_masks_itself(String written) {
        assertThat(PhoneNumber.of(written)).hasToString("•••• 78");
    }

    @Test
    void it_is_shown_as_people_write_it() {
        assertThat(new PhoneNumber("+31612345678").shown()).isEqualTo("06 12345678");
        assertThat(new PhoneNumber("+32470123456").shown()).isEqualTo("+32 470 12 34 56");
        assertThat(new PhoneNumber("+0").shown()).isEqualTo("+0");
    }
}
