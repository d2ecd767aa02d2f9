package nl.stadsbode.notifications.carriers;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A carrier's later word on a message.
 *
 * @param reference the carrier's id of the message, or null where the delivery is known
 * @param deliveryId our id, or null where only the carrier's is known
 * @param reason short code in kebab case, or null
 */
public record Receipt(
        String carrier,
        @Nullable String reference,
        @Nullable UUID deliveryId,
        Outcome outcome,
        @Nullable String reason,
        Instant at) {

    /** What became of it. */
    public enum Outcome {
        DELIVERED,
        /** Will never arrive; the contact point itself is bad. */
        BAD_CONTACT_POINT,
        /** Will not arrive this time. */
        FAILED,
        /** The carrier never had it whole: it may go there again. */
        NOT_RECEIVED,
        /** A letter that came back. */
        RETURNED
    }
}
