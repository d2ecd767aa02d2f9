package nl.stadsbode.deploy.load.people;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A made-up resident, in the shape in which the preference-service takes one.
 *
 * @param quietHours null: none
 */
public record Resident(
        UUID id,
        String name,
        String language,
        boolean largePrint,
        @Nullable QuietHours quietHours,
        @Nullable Sms sms,
        @Nullable Email email,
        Address address,
        List<Choice> choices) {

    public record QuietHours(String from, String until) {}

    /** @param verified a contact point is used only once verified */
    public record Sms(String number, boolean verified) {}

    public record Email(String address, boolean verified) {}

    public record Address(String street, String houseNumber, String postcode, String city) {}

    /**
     * @param topic code, or {@code *} for all others
     * @param kind service or official
     * @param channels in order of preference; empty: do not tell me
     */
    public record Choice(String topic, String kind, List<String> channels) {}
}
