package nl.stadsbode.notifications.notification;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of one hand-over.
 *
 * @param state READY (the carrier was away: the attempt does not count), SENT, TEMPORARY_FAILURE, PERMANENT_FAILURE,
 *     TECHNICAL_FAILURE or UNKNOWN
 * @param notBefore when the next step is due: the retry, or the end of the wait for a receipt
 */
public record Outcome(
        UUID deliveryId,
        UUID token,
        UUID lane,
        State state,
        @Nullable String reason,
        String carrier,
        @Nullable String reference,
        @Nullable Instant notBefore,
        Instant at) {}
