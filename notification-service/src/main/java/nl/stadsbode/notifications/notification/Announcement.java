package nl.stadsbode.notifications.notification;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import nl.stadsbode.chassis.events.NotUnderstood;
import nl.stadsbode.chassis.inbox.ReceivedEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A status change as it arrived.
 *
 * @param announcedAt time of the event: latency counts from it
 * @param sequence version of the case
 * @param json the change as it came, kept for the texts
 */
public record Announcement(
        UUID eventId,
        Instant announcedAt,
        long sequence,
        @Nullable String traceParent,
        StatusChange change,
        String json) {

    private static final String NULL_CHARACTER = "\\u0000";

    /** @throws NotUnderstood when the data is not what the contract describes */
    public static Announcement read(ReceivedEvent received, JsonMapper json) {
        byte[] data = received.data();
        if (data == null) {
            throw new NotUnderstood("a status change has data");
        }
        try {
            String text = new String(data, StandardCharsets.UTF_8);
            if (text.contains(NULL_CHARACTER)) {
                throw new NotUnderstood("a text in the data holds the null character, which no database keeps");
            }
            StatusChange change = json.readValue(data, StatusChange.class);
            if (!change.caseId().toString().equals(received.key())) {
                throw new NotUnderstood("the key is not the case of the data");
            }
            return new Announcement(
                    received.envelope().id(),
                    received.envelope().time(),
                    received.envelope().sequence(),
                    received.envelope().traceParent(),
                    change,
                    text);
        } catch (JacksonException malformed) {
            if (malformed.getCause() instanceof NotUnderstood reason) {
                throw reason;
            }
            throw new NotUnderstood("the data is not the JSON of case-status-changed", malformed);
        }
    }
}
