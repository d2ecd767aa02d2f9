package nl.stadsbode.deploy.load.settling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import nl.stadsbode.deploy.load.stack.Addresses;
import nl.stadsbode.deploy.load.stack.Calls;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the notification-service knows, page by page. */
public final class Notifications {

    private static final int PAGE = 1_000;

    private final Calls calls;
    private final Addresses addresses;

    public Notifications(Calls calls, Addresses addresses) {
        this.calls = calls;
        this.addresses = addresses;
    }

    /** Every notification whose event was announced since then. */
    void since(Instant moment, Consumer<Notification> each) {
        String first = addresses.notifications() + "/api/v1/notifications?since=" + moment + "&limit=" + PAGE;
        String after = "";
        do {
            JsonNode page = calls.get(after.isEmpty() ? first : first + "&after=" + after);
            page.path("notifications").forEach(notification -> each.accept(read(notification)));
            after = page.path("next").asString("");
        } while (!after.isEmpty());
    }

    private static Notification read(JsonNode json) {
        List<Notification.Delivery> deliveries = new ArrayList<>();
        json.path("deliveries")
                .forEach(delivery -> deliveries.add(new Notification.Delivery(
                        id(delivery, "id"),
                        delivery.path("channel").asString(""),
                        delivery.path("state").asString(""),
                        delivery.path("repeats").asInt(0),
                        delivery.path("notBefore").isString(),
                        moment(delivery.path("sentAt")))));
        return new Notification(
                id(json, "id"),
                id(json, "eventId"),
                json.path("state").asString(""),
                json.path("reason").isNull() ? null : json.path("reason").asString(""),
                json.path("urgent").asBoolean(false),
                Instant.parse(json.path("announcedAt").asString("")),
                deliveries);
    }

    private static UUID id(JsonNode json, String field) {
        return UUID.fromString(json.path(field).asString(""));
    }

    private static @Nullable Instant moment(JsonNode value) {
        return value.isString() ? Instant.parse(value.asString()) : null;
    }
}
