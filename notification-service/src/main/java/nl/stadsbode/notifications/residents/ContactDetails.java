package nl.stadsbode.notifications.residents;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a resident is reached. Personal: decrypted just before a hand-over, never logged, hence the masked texts. */
public record ContactDetails(
        @Nullable String name,
        @Nullable Number sms,
        @Nullable Mailbox email,
        @Nullable Home address) {

    /** @param number E.164 */
    public record Number(UUID contactPointId, String number, boolean verified) {
        @Override
        public String toString() {
            return "Number[" + contactPointId + "]";
        }
    }

    public record Mailbox(UUID contactPointId, String address, boolean verified) {
        @Override
        public String toString() {
            return "Mailbox[" + contactPointId + "]";
        }
    }

    /** Where letters go. @param secret whether it is shown to nobody but the resident (BRP) */
    public record Home(
            UUID contactPointId,
            List<String> lines,
            @Nullable String postcode,
            @Nullable String city,
            @Nullable String houseNumber,
            @Nullable String addition,
            @Nullable String country,
            @Nullable Boolean secret) {
        @Override
        public String toString() {
            return "Home[" + contactPointId + "]";
        }
    }

    /** Id of the contact point that a channel may use; a number or mailbox counts only once verified. */
    public Optional<UUID> usable(Channel channel) {
        return switch (channel) {
            case SMS -> Optional.ofNullable(sms).filter(Number::verified).map(Number::contactPointId);
            case EMAIL -> Optional.ofNullable(email).filter(Mailbox::verified).map(Mailbox::contactPointId);
            case LETTER -> Optional.ofNullable(address).map(Home::contactPointId);
        };
    }

    @Override
    public String toString() {
        return "ContactDetails[]";
    }
}
