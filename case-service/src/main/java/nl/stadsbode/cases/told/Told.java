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
 * @param at when it became so
 * @param sentAt when the carrier last took it; null before that, and where only its receipt says that it did
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
        Instant at,
        @Nullable Instant sentAt) {

    private static final String SENT = "sent";

    /** As it is said by an event. */
    static Told heard(
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
        return new Told(
                notificationId,
                deliveryId,
                eventId,
                caseId,
                residentId,
                channel,
                state,
                reason,
                version,
                at,
                state.equals(SENT) ? at : null);
    }

    /** The newer word of two, with the later moment of those at which it was sent. */
    Told and(Told other) {
        Told newer = other.version > version ? other : this;
        return newer.sentAt(later(sentAt, other.sentAt));
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    private Told sentAt(@Nullable Instant moment) {
        return new Told(
                notificationId, deliveryId, eventId, caseId, residentId, channel, state, reason, version, at, moment);
    }

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
