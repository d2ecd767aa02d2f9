package nl.stadsbode.preferences.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTests {

    @ParameterizedTest
    @CsvSource({
        "rosa@example.nl, rosa@example.nl",
        "' Rosa.De-Vries+post@Example.NL ', Rosa.De-Vries+post@example.nl",
        "o'brien@mail.example.co.uk, o'brien@mail.example.co.uk",
        "rosa@bücher.example, rosa@xn--bcher-kva.example",
        "rosa@例え.jp, rosa@xn--r8jz45g.jp",
    })
    void a_good_address_is_kept_with_its_domain_in_ascii(String written, String kept) {
        assertThat(EmailAddress.of(written).address()).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rosa",
                "@example.nl",
                "rosa@",
                "rosa@localhost",
                "rosa@@example.nl",
                "rosa de vries@example.nl",
                ".rosa@example.nl",
                "rosa.@example.nl",
                "ro..sa@example.nl",
                "rosa@-example.nl",
                "rosa@example-.nl",
                "rosa@example..nl",
                "rosa@example.1",
                "rosa@127.0.0.1",
                "rosa@[127.0.0.1]",
                "\"rosa\"@example.nl",
                "rösa@example.nl",
                "rosa@example.nl\r\nBcc: all@example.nl",
                "<rosa@example.nl>",
                "a23456789012345678901234567890123456789012345678901234567890123456@example.nl"
            })
    void an_address_that_mail_servers_refuse_is_refused(String written) {
        assertThatExceptionOfType(Flawed.class).isThrownBy(() -> EmailAddress.of(written));
    }

    @Test
    void it_masks_itself_and_shows_its_domain_as_people_write_it() {
        EmailAddress address = EmailAddress.of("rosa@bücher.example");

        assertThat(address).hasToString("r••••@••••.example");
        assertThat(address.shown()).isEqualTo("rosa@bücher.example");
    }
}
