package nl.stadsbode.cases.told;

import java.time.Instant;
import nl.stadsbode.chassis.events.NotUnderstood;
import nl.stadsbode.chassis.inbox.ReceivedEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Translates {@code delivery-status-changed} into our own type. */
record Understanding(JsonMapper json) {

    private static final String TYPE = "nl.overheid.berichten.bezorgstatus-gewijzigd";
    private static final Instant LAST_MOMENT = Instant.parse("9999-01-01T00:00:00Z");

    Told understand(ReceivedEvent event) {
        if (!event.envelope().type().equals(TYPE)) {
            throw new NotUnderstood("the event is not of type " + TYPE);
        }
        DeliveryStatusChanged data = read(event.data());
        return Told.heard(
                required("notificationId", data.notificationId()),
                data.deliveryId(),
                required("eventId", data.eventId()),
                required("caseId", data.caseId()),
                data.residentId(),
                data.channel(),
                required("state", data.state()),
                data.reason(),
                required("version", data.version()),
                required("at", data.at()));
    }

    private DeliveryStatusChanged read(byte @Nullable [] data) {
        if (data == null) {
            throw new NotUnderstood("the event has no data");
        }
        try {
            return json.readValue(data, DeliveryStatusChanged.class);
        } catch (JacksonException malformed) {
            throw new NotUnderstood("the data is not the JSON that the contract describes", malformed);
        }
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new NotUnderstood(field + " is missing");
        }
        if (value instanceof Instant moment && moment.isAfter(LAST_MOMENT)) {
            throw new NotUnderstood(field + " is no moment of ours");
        }
        return value;
    }
}
