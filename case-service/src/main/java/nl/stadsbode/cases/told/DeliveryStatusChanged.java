package nl.stadsbode.cases.told;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What this service reads of the event of that name. */
@JsonIgnoreProperties(ignoreUnknown = true)
record DeliveryStatusChanged(
        @Nullable UUID notificationId,
        @Nullable UUID deliveryId,
        @Nullable UUID eventId,
        @Nullable UUID caseId,
        @Nullable UUID residentId,
        @Nullable String channel,
        @Nullable String state,
        @Nullable String reason,
        @Nullable Long version,
        @Nullable Instant at) {}
