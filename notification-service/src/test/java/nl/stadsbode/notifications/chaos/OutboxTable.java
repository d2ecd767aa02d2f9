package nl.stadsbode.notifications.chaos;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Where events wait to be published, as a service that never dies writes to it. */
record OutboxTable(World world, Clock clock) {

    record Row(String topic, UUID key, UUID event, long sequence, byte[] data) {}

    /** All of them in one transaction. */
    void append(List<Row> rows) throws SQLException {
        try (Connection connection = world.database().getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into outbox (shard, topic, key, event_id, type, subject, time, sequence, dataschema, data)
                    values (?, ?, ?, ?, 'nl.example.chaos', ?, ?, ?, 'urn:chaos', ?)
                    """)) {
                for (Row row : rows) {
                    add(insert, row);
                }
                insert.executeBatch();
            }
            connection.commit();
        }
    }

    private void add(PreparedStatement insert, Row row) throws SQLException {
        String key = row.key().toString();
        insert.setInt(1, World.shardOf(key));
        insert.setString(2, row.topic());
        insert.setString(3, key);
        insert.setObject(4, row.event());
        insert.setString(5, key);
        insert.setTimestamp(6, Timestamp.from(clock.instant()));
        insert.setLong(7, row.sequence());
        insert.setBytes(8, row.data());
        insert.addBatch();
    }
}
