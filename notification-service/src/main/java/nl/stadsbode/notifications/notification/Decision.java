package nl.stadsbode.notifications.notification;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.stadsbode.notifications.planning.Plan;
import nl.stadsbode.notifications.residents.Channel;
import org.jspecify.annotations.Nullable;

/**
 * What was decided for one recipient of one announcement.
 *
 * @param onBehalfOf resident whose news it is, where the recipient is their companion
 */
record Decision(
        UUID id,
        Announcement announcement,
        @Nullable UUID residentId,
        @Nullable String role,
        @Nullable UUID onBehalfOf,
        @Nullable Plan plan) {

    static final String AWAITING = "awaiting-preferences";
    private static final String COMPANION = "companion";

    static Decision withoutRecipient(UUID id, Announcement announcement) {
        Plan.Reason reason =
                announcement.change().residentsAreTold() ? Plan.Reason.NO_RECIPIENT : Plan.Reason.STATUS_NOT_TOLD;
        return new Decision(id, announcement, null, null, null, new Plan.Nothing(reason));
    }

    static Decision open(UUID id, Announcement announcement, StatusChange.Recipient recipient) {
        return new Decision(id, announcement, recipient.residentId(), recipient.role(), null, null);
    }

    /** Told, or told nothing for a reason of their own; not a companion, and not of what nobody is told. */
    boolean isOfResident() {
        return residentId != null
                && onBehalfOf == null
                && plan != null
                && announcement.change().residentsAreTold();
    }

    /** Still to be decided: for the companion of whom this one is for. */
    Decision forCompanion(UUID companionsId, UUID companion) {
        return new Decision(companionsId, announcement, companion, COMPANION, residentId, null);
    }

    Decision decided(@Nullable Plan asPlanned) {
        return new Decision(id, announcement, residentId, role, onBehalfOf, asPlanned);
    }

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
                tell.reason() == Plan.Reason.CHOSEN_GATHERED,
                tell.notBefore(),
                deadline);
    }
}
