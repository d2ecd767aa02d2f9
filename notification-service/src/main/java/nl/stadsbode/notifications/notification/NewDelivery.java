package nl.stadsbode.notifications.notification;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import nl.stadsbode.notifications.residents.Channel;

/** A first delivery of a notification, before it has its place in its lane. */
record NewDelivery(
        UUID id,
        UUID notificationId,
        UUID lane,
        Channel channel,
        boolean urgent,
        boolean official,
        boolean gathering,
        Instant notBefore,
        Instant deadline) {

    static NewDelivery inLane(
            UUID id,
            UUID notificationId,
            UUID caseId,
            UUID residentId,
            Channel channel,
            boolean urgent,
            boolean official,
            boolean gathering,
            Instant notBefore,
            Instant deadline) {
        UUID lane = UUID.nameUUIDFromBytes(
                (caseId + "/" + residentId + "/" + channel.code()).getBytes(StandardCharsets.US_ASCII));
        return new NewDelivery(id, notificationId, lane, channel, urgent, official, gathering, notBefore, deadline);
    }

    /** Urgent before bulk. */
    int priority() {
        return urgent ? 0 : 1;
    }
}
