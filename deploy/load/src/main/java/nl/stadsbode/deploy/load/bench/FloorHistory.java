package nl.stadsbode.deploy.load.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The rows that are left, by hand, of notifications that were sent long ago. */
final class FloorHistory {

    private static final int A_STATEMENT = 10_000;

    private static final String SENT = """
            with went as materialized (
                select uuidv7() as event, uuidv7() as notification from generate_series(1, ?)),
            taken as (insert into inbox select event, clock_timestamp() from went),
            planned as (
                insert into notification (id, event_id, resident_id, change, announced_at)
                select notification, event, event, ?::jsonb, clock_timestamp() from went),
            placed as (insert into lane (id, next_position) select event, 1 from went),
            sent as (
                insert into delivery (id, notification_id, state, sent_at, version, lane, attempts)
                select notification, notification, 'sent', clock_timestamp(), 2, event, 1 from went),
            kept as (insert into content (delivery_id, sealed) select notification, ? from went),
            attempted as (
                insert into attempt (delivery_id, number, carrier, ended_at, outcome)
                select notification, 1, 'nobody', clock_timestamp(), 'sent' from went),
            heard as (insert into told_inbox select notification, clock_timestamp() from went)
            insert into told (id, state, sent_at) select notification, 'sent', clock_timestamp() from went
            """;

    private FloorHistory() {}

    static void write(FloorDatabase database, int notifications, Floor.Event event) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement sent = connection.prepareStatement(SENT)) {
            sent.setString(2, event.json());
            sent.setBytes(3, new byte[event.octetsKept()]);
            for (int missing = notifications; missing > 0; missing -= A_STATEMENT) {
                sent.setInt(1, Math.min(missing, A_STATEMENT));
                sent.executeUpdate();
            }
            Databases.execute(connection, "vacuum analyze");
        }
    }
}
