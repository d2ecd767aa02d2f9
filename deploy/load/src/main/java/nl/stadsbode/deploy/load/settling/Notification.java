package nl.stadsbode.deploy.load.settling;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notification as the notification-service shows it.
 *
 * @param state awaiting-preferences, planned, nothing or cancelled
 * @param reason code of the decision
 * @param urgent overtakes others in its lane
 * @param deliveries in the order of fallback
 */
record Notification(
        UUID id,
        UUID eventId,
        String state,
        @Nullable String reason,
        boolean urgent,
        Instant announcedAt,
        List<Delivery> deliveries) {

    /**
     * @param repeats how often it was sent again because nobody knew whether it had been
     * @param awaited whether something is still due: a try, a receipt, the end of a wait
     * @param sentAt when the carrier took it first
     */
    record Delivery(
            UUID id,
            String channel,
            String state,
            int repeats,
            boolean awaited,
            @Nullable Instant sentAt) {

        private static final Set<String> FAILED =
                Set.of("permanent-failure", "technical-failure", "expired", "returned");
        private static final Set<String> DROPPED = Set.of("cancelled", "superseded");

        boolean isDelivered() {
            return state.equals("delivered");
        }

        boolean isSent() {
            return sentAt != null;
        }

        boolean hasFailed() {
            return FAILED.contains(state);
        }

        boolean isDropped() {
            return DROPPED.contains(state);
        }

        private boolean isUnknownForGood() {
            return state.equals("unknown") && !awaited;
        }

        /** Whether nothing follows by itself; after {@code sent} a receipt may follow, or not. */
        boolean hasEnded() {
            return isDelivered() || hasFailed() || isDropped() || state.equals("sent") || isUnknownForGood();
        }
    }

    boolean isNothing() {
        return deliveries.isEmpty() ? !isWaiting() : deliveries.stream().allMatch(Delivery::isDropped);
    }

    private boolean isWaiting() {
        return state.equals("awaiting-preferences") || state.equals("planned");
    }

    /** An unknown one has ended when the message went on by another channel. */
    boolean hasEnded() {
        for (int rank = 0; rank < deliveries.size(); rank++) {
            Delivery delivery = deliveries.get(rank);
            boolean wentOn = delivery.state().equals("unknown") && rank + 1 < deliveries.size();
            if (!delivery.hasEnded() && !wentOn) {
                return false;
            }
        }
        return !deliveries.isEmpty() || !isWaiting();
    }

    /** Why nobody is told. */
    String reasonOfNothing() {
        boolean planned = state.equals("planned") && !deliveries.isEmpty();
        return planned ? deliveries.getLast().state() : state.equals("nothing") && reason != null ? reason : state;
    }
}
