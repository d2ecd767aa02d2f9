package nl.stadsbode.notifications.operations;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A delivery that failed for good, and after which no other channel was tried. */
record Failure(
        UUID deliveryId,
        UUID notificationId,
        String caseReference,
        String channel,
        String state,
        @Nullable String reason,
        @Nullable Instant at) {}
