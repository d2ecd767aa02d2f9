package nl.stadsbode.preferences.resident;

import java.util.List;
import java.util.UUID;
import nl.stadsbode.preferences.choice.MessageKind;
import nl.stadsbode.preferences.contact.Channel;
import org.jspecify.annotations.Nullable;

/**
 * The data of an event on {@code resident-preferences}; the schema is in {@code contracts/}.
 *
 * @param pausedUntil ISO 8601 day, in the municipality's time zone; null: news comes
 * @param deceased whether the resident has died: nothing is sent
 * @param contact base64 of the ciphertext of a {@link Contact}, bound to the resident's id
 */
record PublishedPreferences(
        ResidentId residentId,
        long version,
        Language language,
        boolean largePrint,
        boolean easyFont,
        @Nullable Quiet quietHours,
        int gatherHours,
        @Nullable String pausedUntil,
        boolean deceased,
        List<Chosen> choices,
        List<Told> companions,
        String contact) {

    record Quiet(String from, String until) {}

    /** @param residentId of someone who is told as well */
    record Told(ResidentId residentId, boolean sensitive) {}

    record Chosen(String topic, MessageKind kind, List<Channel> channels) {}

    /** How and where to reach the resident; a channel without contact point is null. */
    record Contact(
            String name,
            @Nullable String salutation,
            @Nullable Sms sms,
            @Nullable Email email,
            @Nullable Address address) {}

    record Sms(UUID contactPointId, String number, boolean verified) {}

    record Email(UUID contactPointId, String address, boolean verified) {}

    /** Where letters go. @param secret whether it is shown to nobody */
    record Address(
            UUID contactPointId,
            List<String> lines,
            @Nullable String postcode,
            @Nullable String city,
            @Nullable String houseNumber,
            @Nullable String addition,
            String country,
            boolean secret) {}
}
