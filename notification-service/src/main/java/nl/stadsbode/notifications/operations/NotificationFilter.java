package nl.stadsbode.notifications.operations;

import java.time.Instant;
import java.util.UUID;
import nl.stadsbode.notifications.residents.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Which notifications are asked for; what is null is not asked.
 *
 * @param state of the notification, or of one of its deliveries
 * @param since announced at this moment or later
 * @param after id of the last one of the page before
 */
record NotificationFilter(
        @Nullable UUID caseId,
        @Nullable UUID residentId,
        @Nullable Channel channel,
        @Nullable String state,
        @Nullable Instant since,
        @Nullable UUID after) {}
