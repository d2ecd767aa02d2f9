package nl.stadsbode.deploy.load.bench;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** The messages that carriers accepted since some moment. */
final class HandedOver {

    private static final String ACCEPTED = " from attempt where delivery_id > ? and outcome = 'sent'";

    private final Connection notifications;
    private final UUID newestBefore;

    private HandedOver(Connection notifications) {
        this.notifications = notifications;
        this.newestBefore = Databases.newest(notifications, "delivery", "id");
    }

    /** Of deliveries that are planned from now on. */
    static HandedOver fromNow(Connection notifications) {
        return new HandedOver(notifications);
    }

    /** @return when the last of so many was accepted */
    Instant await(int count, Duration within) {
        Measuring.awaitCount(
                "handing all over",
                within,
                count,
                () -> Databases.number(notifications, "select count(*)" + ACCEPTED, newestBefore));
        return Databases.instant(notifications, "select max(ended_at)" + ACCEPTED, newestBefore);
    }
}
