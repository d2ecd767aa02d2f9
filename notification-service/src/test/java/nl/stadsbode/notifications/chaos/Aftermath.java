package nl.stadsbode.notifications.chaos;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the database says when all came to rest.
 *
 * @param requested how each requested message ended
 * @param unknown deliveries that the service itself counts as such: in that state now, sent once more because of it, or
 *     noted so at an attempt
 */
record Aftermath(
        List<Notification> notifications,
        List<Delivery> deliveries,
        Map<UUID, String> requested,
        Set<UUID> unknown,
        int receipts,
        int deadEvents) {

    record Notification(
            UUID id,
            UUID event,
            @Nullable UUID resident,
            String state,
            @Nullable String reason,
            boolean official,
            @Nullable UUID onBehalfOf) {}

    /** @param sequence of its case's changes */
    record Delivery(
            UUID id,
            UUID notification,
            boolean official,
            String channel,
            int rank,
            UUID lane,
            long sequence,
            String state,
            @Nullable String reason,
            int repeats,
            int version,
            @Nullable String askedBy,
            @Nullable UUID gatheredInto) {

        private static final Set<String> HANDED_OVER = Set.of("sent", "delivered");

        boolean electronic() {
            return !channel.equals("letter");
        }

        boolean isReminder() {
            return "reminder".equals(askedBy);
        }

        boolean isCalledHandedOver() {
            return HANDED_OVER.contains(state);
        }
    }

    static Aftermath read(JdbcClient jdbc) {
        return new Aftermath(
                notifications(jdbc),
                deliveries(jdbc),
                requested(jdbc),
                Set.copyOf(jdbc.sql("""
                                select id from delivery where state = 'unknown' or repeats > 0
                                union
                                select delivery_id from attempt where outcome = 'unknown'
                                """).query(UUID.class).list()),
                jdbc.sql("select count(*) from receipt").query(Integer.class).single(),
                jdbc.sql("select count(*) from dead_event").query(Integer.class).single());
    }

    private static List<Notification> notifications(JdbcClient jdbc) {
        return jdbc.sql("select id, event_id, resident_id, state, reason, official, on_behalf_of from notification")
                .query((row, number) -> new Notification(
                        row.getObject("id", UUID.class),
                        row.getObject("event_id", UUID.class),
                        row.getObject("resident_id", UUID.class),
                        row.getString("state"),
                        row.getString("reason"),
                        row.getBoolean("official"),
                        row.getObject("on_behalf_of", UUID.class)))
                .list();
    }

    private static List<Delivery> deliveries(JdbcClient jdbc) {
        return jdbc.sql("""
                        select d.id, d.notification_id, n.official, d.channel, d.rank, d.lane, n.sequence, d.state,
                               d.reason, d.repeats, d.version, d.asked_by, d.gathered_into
                        from delivery d join notification n on n.id = d.notification_id
                        """)
                .query((row, number) -> new Delivery(
                        row.getObject("id", UUID.class),
                        row.getObject("notification_id", UUID.class),
                        row.getBoolean("official"),
                        row.getString("channel"),
                        row.getInt("rank"),
                        row.getObject("lane", UUID.class),
                        row.getLong("sequence"),
                        row.getString("state"),
                        row.getString("reason"),
                        row.getInt("repeats"),
                        row.getInt("version"),
                        row.getString("asked_by"),
                        row.getObject("gathered_into", UUID.class)))
                .list();
    }

    private static Map<UUID, String> requested(JdbcClient jdbc) {
        return jdbc
                .sql("select id, state from requested_message")
                .query((row, number) -> Map.entry(row.getObject("id", UUID.class), row.getString("state")))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
