package nl.stadsbode.preferences.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import nl.stadsbode.preferences.contact.ContactFailure.Why;
import org.junit.jupiter.api.Test;

class ContactPointTests {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final PhoneNumber NUMBER = PhoneNumber.of("06 12345678");
    private static final Stated REGISTER = new Stated(NOW, "import", How.REGISTER);
    private static final Stated PHONE = new Stated(NOW, "connie", How.PHONE);
    private static final ContactFailure GONE = new ContactFailure(NOW, Why.NUMBER_GONE);

    private final ContactPoint verified = new ContactPoint(UUID.randomUUID(), NUMBER, PHONE, null);

    @Test
    void the_same_number_keeps_its_id_and_who_vouched_for_it() {
        assertThat(ContactPoint.given(verified, NUMBER, REGISTER, UUID::randomUUID))
                .isEqualTo(verified);
        assertThat(ContactPoint.given(verified, NUMBER, null, UUID::randomUUID)).isEqualTo(verified);
    }

    @Test
    void another_number_gets_another_id_and_is_not_vouched_for() {
        ContactPoint other = ContactPoint.given(verified, PhoneNumber.of("06 87654321"), null, UUID::randomUUID);

        assertThat(other.id()).isNotEqualTo(verified.id());
        assertThat(other.verified()).isFalse();
    }

    @Test
    void one_that_failed_is_not_verified_and_revived_only_by_a_persons_word() {
        ContactPoint failed = verified.failed(GONE);

        assertThat(failed.verified()).isFalse();
        assertThat(ContactPoint.given(failed, NUMBER, REGISTER, UUID::randomUUID))
                .isEqualTo(failed);
        assertThat(ContactPoint.given(failed, NUMBER, PHONE, UUID::randomUUID)).isEqualTo(verified);
    }
}
