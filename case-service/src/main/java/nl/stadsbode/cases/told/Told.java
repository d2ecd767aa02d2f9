package nl.stadsbode.cases.told;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one resident was told of one status on one channel, or that nothing is sent and why.
 *
 * @param deliveryId null where there is no delivery (yet)
 * @param eventId the status
 * @param residentId null where the status has no recipient
 * @param channel sms, email or letter
 * @param state as the notification-service names it: {@code delivered}, {@code nothing}, …
 * @param reason code of why it is so
 * @param version rises with every change of the notification
 */
public record Told(
        UUID notificationId,
        @Nullable UUID deliveryId,
        UUID eventId,
        UUID caseId,
        @Nullable UUID residentId,
        @Nullable String channel,
        String state,
        @Nullable String reason,
        long version,
        Instant at) {

    /** How it looks from a distance. */
    public enum Look {
        GOOD,
        UNDER_WAY,
        BAD,
        NOTHING
    }

    public Look look() {
        return switch (state) {
            case "delivered" -> Look.GOOD;
            case "permanent-failure", "technical-failure", "returned", "expired", "unknown" -> Look.BAD;
            case "nothing", "cancelled", "superseded" -> Look.NOTHING;
            default -> Look.UNDER_WAY;
        };
    }

    /** Whether more news is to be expected soon. */
    public boolean underWay() {
        return look() == Look.UNDER_WAY;
    }
}
