package nl.stadsbode.preferences.failure;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import nl.stadsbode.chassis.events.NotUnderstood;
import nl.stadsbode.chassis.inbox.ReceivedEvent;
import nl.stadsbode.preferences.resident.ResidentId;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the fields of an event, or says in our own words what is wrong with them. */
final class Fields {

    private Fields() {}

    static <T> T data(JsonMapper json, ReceivedEvent event, Class<T> type) {
        byte[] bytes = event.data();
        if (bytes == null) {
            throw new NotUnderstood("there are no data");
        }
        try {
            T data = json.readValue(bytes, type);
            if (data == null) {
                throw new NotUnderstood("the data are null");
            }
            return data;
        } catch (JacksonException malformed) {
            throw new NotUnderstood("the data are not the JSON of a report", malformed);
        }
    }

    /** The resident whom the event is about, by its key as well. */
    static ResidentId resident(ReceivedEvent event, @Nullable String residentId) {
        UUID resident = id(residentId, "residentId");
        if (!event.key().equals(resident.toString())) {
            throw new NotUnderstood("the key is not the residentId");
        }
        return new ResidentId(resident);
    }

    static UUID id(@Nullable String value, String field) {
        try {
            return UUID.fromString(value == null ? "" : value);
        } catch (IllegalArgumentException malformed) {
            throw new NotUnderstood(field + " is not a UUID", malformed);
        }
    }

    static Instant moment(@Nullable String value) {
        try {
            return Instant.parse(value == null ? "" : value).truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException malformed) {
            throw new NotUnderstood("at is not a moment", malformed);
        }
    }
}
