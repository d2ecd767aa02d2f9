package nl.stadsbode.notifications.operations;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One notification with its decision.
 *
 * @param state awaiting-preferences, planned, nothing or cancelled
 * @param reason code of why it was decided so
 * @param channels in the order in which they are tried
 */
record NotificationView(
        UUID id,
        UUID eventId,
        UUID caseId,
        String caseReference,
        @Nullable UUID residentId,
        @Nullable String role,
        String state,
        @Nullable String reason,
        List<String> channels,
        boolean urgent,
        boolean official,
        Instant announcedAt,
        Instant decidedAt,
        List<DeliveryView> deliveries) {

    /** The one that is or was tried last. */
    @Nullable
    DeliveryView last() {
        return deliveries.isEmpty() ? null : deliveries.getLast();
    }

    /**
     * One notification on one channel.
     *
     * @param notBefore scheduled: when it may go; temporary-failure: the next try; unknown: until when a receipt is
     *     waited for
     * @param deadline after it, it is not tried any more
     * @param askedBy resident or contact, where it was told once more because they asked, or reminder
     * @param hasContent whether what was handed over can be shown
     */
    record DeliveryView(
            UUID id,
            String channel,
            String state,
            @Nullable String reason,
            int attemptCount,
            int repeats,
            @Nullable String carrier,
            Instant createdAt,
            @Nullable Instant notBefore,
            Instant deadline,
            @Nullable Instant sentAt,
            @Nullable Instant finishedAt,
            @Nullable String askedBy,
            boolean hasContent) {}

    /** One hand-over to a carrier. */
    record Attempt(
            UUID deliveryId,
            int number,
            String carrier,
            String outcome,
            @Nullable String reason,
            Instant endedAt) {}

    /** A carrier's later word. */
    record ReceiptView(
            @Nullable UUID deliveryId,
            String carrier,
            String outcome,
            @Nullable String reason,
            Instant at,
            Instant receivedAt,
            @Nullable Instant appliedAt) {}

    /** With all that happened to it. */
    record Details(NotificationView notification, List<Attempt> attempts, List<ReceiptView> receipts) {}
}
