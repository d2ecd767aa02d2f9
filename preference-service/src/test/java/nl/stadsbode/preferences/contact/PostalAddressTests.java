package nl.stadsbode.preferences.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostalAddressTests {

    @ParameterizedTest
    @ValueSource(strings = {"3011 AD", "3011ad", " 3011  AD "})
    void a_postcode_may_be_written_loosely(String postcode) {
        PostalAddress address = PostalAddress.of(dutch("40", "B", postcode));

        assertThat(address).isInstanceOfSatisfying(DutchAddress.class, dutch -> {
            assertThat(dutch.postcode()).isEqualTo("3011AD");
            assertThat(dutch.city()).isEqualTo("ROTTERDAM");
            assertThat(dutch.lines()).containsExactly("Coolsingel 40 B");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0111 AD", "3011 SA", "3011 SD", "3011 SS", "301 AD", "3011 A", "3011 AD1", "B-2000"})
    void a_postcode_that_is_never_given_out_is_refused(String postcode) {
        assertThatExceptionOfType(Flawed.class)
                .isThrownBy(() -> PostalAddress.of(dutch("40", null, postcode)))
                .satisfies(flawed ->
                        assertThat(flawed.flaws()).extracting(Flaw::field).containsExactly("postcode"));
    }

    @Test
    void digits_may_be_those_of_an_arabic_keyboard() {
        PostalAddress address = PostalAddress.of(dutch("٤٠", "٢", "٣٠١١ AD"));

        assertThat(address.shown()).isEqualTo("Coolsingel 40 2, 3011 AD  ROTTERDAM");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "40B", "123456", "-1"})
    void a_house_number_is_digits(String number) {
        assertThatExceptionOfType(Flawed.class).isThrownBy(() -> PostalAddress.of(dutch(number, null, "3011 AD")));
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        assertThatExceptionOfType(Flawed.class)
                .isThrownBy(() -> PostalAddress.of(new AddressFields("nl", " ", "x", "#", "?", null, null)))
                .satisfies(flawed -> assertThat(flawed.flaws())
                        .extracting(Flaw::field)
                        .containsExactly("street", "houseNumber", "addition", "postcode", "city"));
    }

    @Test
    void abroad_is_a_country_and_lines() {
        PostalAddress address = PostalAddress.of(abroad("be", List.of("Meir 1\tbus 2", " ", "2000 Antwerpen")));

        assertThat(address.country()).isEqualTo("BE");
        assertThat(address.lines()).containsExactly("Meir 1 bus 2", "2000 Antwerpen");
        assertThat(address).hasToString("•••• BE");
    }

    @Test
    void abroad_needs_a_country_that_exists_and_lines() {
        assertThatExceptionOfType(Flawed.class).isThrownBy(() -> PostalAddress.of(abroad("XX", List.of("Meir 1"))));
        assertThatExceptionOfType(Flawed.class).isThrownBy(() -> PostalAddress.of(abroad("BE", List.of())));
        assertThatExceptionOfType(Flawed.class)
                .isThrownBy(() -> PostalAddress.of(abroad("BE", List.of("1", "2", "3", "4", "5"))));
    }

    private static AddressFields dutch(String number, String addition, String postcode) {
        return new AddressFields(null, "Coolsingel", number, addition, postcode, "Rotterdam", null);
    }

    private static AddressFields abroad(String country, List<String> lines) {
        return new AddressFields(country, null, null, null, null, null, lines);
    }
}
