package nl.stadsbode.notifications.notification;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.stadsbode.notifications.planning.Plan;
import nl.stadsbode.notifications.residents.Channel;
import org.jspecify.annotations.Nullable;

/** What was decided for one recipient of one announcement. */
record Decision(
        UUID id,
        Announcement announcement,
        @Nullable UUID residentId,
        @Nullable String role,
        @Nullable Plan plan) {

    static final String AWAITING = "awaiting-preferences";

    /** @return the state as it is stored; a decision without a plan awaits preferences */
    String state() {
        return switch (plan) {
            case Plan.Tell tell -> "planned";
            case Plan.Nothing nothing -> "nothing";
            case null -> AWAITING;
        };
    }

    @Nullable
    String reason() {
        return switch (plan) {
            case Plan.Tell tell -> tell.reason().code();
            case Plan.Nothing nothing -> nothing.reason().code();
            case null -> null;
        };
    }

    List<Channel> channels() {
        return plan instanceof Plan.Tell tell ? tell.channels() : List.of();
    }

    /** The first delivery; a notification of an unknown recipient has none. */
    NewDelivery delivery(UUID deliveryId, Plan.Tell tell, Instant deadline) {
        if (residentId == null) {
            throw new IllegalStateException("a notification that is told has a recipient");
        }
        return NewDelivery.inLane(
                deliveryId,
                id,
                announcement.change().caseId(),
                residentId,
                tell.channels().getFirst(),
                announcement.change().urgent(),
                announcement.change().official(),
                tell.notBefore(),
                deadline);
    }
}
