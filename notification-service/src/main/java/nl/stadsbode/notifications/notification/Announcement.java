package nl.stadsbode.notifications.notification;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A status change as it arrived.
 *
 * @param announcedAt time of the event: latency and the deadline count from it
 * @param sequence version of the case
 * @param json the change as it came, kept for the texts
 */
public record Announcement(
        UUID eventId,
        Instant announcedAt,
        long sequence,
        @Nullable String traceParent,
        StatusChange change,
        String json) {}
