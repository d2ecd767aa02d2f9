package nl.stadsbode.notifications.residents;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.stadsbode.chassis.encryption.PersonalData;
import nl.stadsbode.chassis.events.NotUnderstood;
import nl.stadsbode.chassis.inbox.ReceivedEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole state of one resident's preferences, as the preference-service published it.
 *
 * @param json the state without the contact details, as it came
 * @param contact the contact details, encrypted; null when forgotten
 */
public record ResidentPreferences(
        UUID residentId,
        long version,
        boolean forgotten,
        @Nullable String json,
        byte @Nullable [] contact,
        Set<Channel> reachable) {

    /** The fields that are read here, of the event's data. */
    record Data(
            UUID residentId,
            @Nullable String language,
            boolean largePrint,
            @Nullable Boolean easyFont,
            @Nullable Hours quietHours,
            @Nullable String pausedUntil,
            @Nullable Integer gatherHours,
            @Nullable Boolean deceased,
            @Nullable List<ChosenChannels> choices,
            @Nullable List<Companion> companions,
            @Nullable String contact) {

        record Hours(String from, String until) {}

        record ChosenChannels(String topic, String kind, List<String> channels) {}

        List<Choice> toChoices() {
            return choices == null
                    ? List.of()
                    : choices.stream()
                            .map(chosen -> new Choice(
                                    chosen.topic(),
                                    chosen.kind().equals("official"),
                                    chosen.channels().stream()
                                            .map(code -> Channel.of(code)
                                                    .orElseThrow(
                                                            () -> new NotUnderstood("an unknown channel is chosen")))
                                            .toList()))
                            .toList();
        }

        List<Companion> toCompanions() {
            List<Companion> told = companions == null ? List.of() : companions;
            if (told.stream().anyMatch(companion -> companion.residentId() == null)) {
                throw new NotUnderstood("a companion has no id");
            }
            return told;
        }

        @Nullable
        QuietHours toQuietHours() {
            try {
                return quietHours == null
                        ? null
                        : new QuietHours(LocalTime.parse(quietHours.from()), LocalTime.parse(quietHours.until()));
            } catch (DateTimeException malformed) {
                throw new NotUnderstood("the quiet hours are not times of day", malformed);
            }
        }

        @Nullable
        LocalDate toPausedUntil() {
            try {
                return pausedUntil == null ? null : LocalDate.parse(pausedUntil);
            } catch (DateTimeException malformed) {
                throw new NotUnderstood("the end of the pause is not a day", malformed);
            }
        }

        Data withoutContact() {
            return new Data(
                    residentId,
                    language,
                    largePrint,
                    easyFont,
                    quietHours,
                    pausedUntil,
                    gatherHours,
                    deceased,
                    choices,
                    companions,
                    null);
        }
    }

    /** Reads an event; a tombstone means that the resident is forgotten. */
    public static ResidentPreferences read(ReceivedEvent event, JsonMapper json, PersonalData personalData) {
        UUID keyed = id(event.key());
        byte[] bytes = event.data();
        if (bytes == null) {
            return new ResidentPreferences(keyed, event.envelope().sequence(), true, null, null, Set.of());
        }
        try {
            Data data = json.readValue(bytes, Data.class);
            if (!keyed.equals(data.residentId()) || data.contact() == null) {
                throw new NotUnderstood("the data lacks the resident of its key, or the contact details");
            }
            data.toChoices();
            data.toCompanions();
            data.toQuietHours();
            data.toPausedUntil();
            byte[] contact = Base64.getDecoder().decode(data.contact());
            ContactDetails details =
                    json.readValue(personalData.decrypt(contact, keyed.toString()), ContactDetails.class);
            return new ResidentPreferences(
                    keyed,
                    event.envelope().sequence(),
                    false,
                    json.writeValueAsString(data.withoutContact()),
                    contact,
                    reachable(details));
        } catch (JacksonException | IllegalArgumentException | NullPointerException malformed) {
            throw new NotUnderstood("the data is not the JSON of resident-preferences", malformed);
        } catch (PersonalData.CannotDecrypt refused) {
            throw new NotUnderstood("the contact details cannot be decrypted with our key", refused);
        }
    }

    private static Set<Channel> reachable(ContactDetails details) {
        Set<Channel> reachable = EnumSet.noneOf(Channel.class);
        for (Channel channel : Channel.values()) {
            details.usable(channel).ifPresent(id -> reachable.add(channel));
        }
        return reachable;
    }

    private static UUID id(String key) {
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException malformed) {
            throw new NotUnderstood("the key is not a resident's id", malformed);
        }
    }
}
