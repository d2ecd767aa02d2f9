package nl.stadsbode.chassis.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event as this service publishes it.
 *
 * @param id the change itself: a retry or a replay bears the same id
 * @param type reverse DNS name of what happened
 * @param topic where it goes
 * @param key what its order is kept by
 * @param subject the aggregate it is about, never a person
 * @param time when the change was recorded
 * @param sequence version of the aggregate
 * @param schema name of the JSON Schema under {@code /contracts/}
 * @param traceParent the trace it belongs to (W3C trace context), or null for the current one
 * @param data JSON, or null for a tombstone
 */
public record Event(
        UUID id,
        String type,
        String topic,
        String key,
        String subject,
        Instant time,
        long sequence,
        String schema,
        @Nullable String traceParent,
        byte @Nullable [] data) {}
