package nl.stadsbode.chassis.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.stadsbode.chassis.events.Envelope;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one shard, on the connection that holds the shard's lock: when the connection is gone, and with it the lock,
 * whatever is asked fails.
 */
final class ShardRows {

    /** First half of the advisory lock's key; the second is the shard. */
    private static final int LOCK_CLASS = 0x0B0DE;

    record Row(
            long position,
            String topic,
            String key,
            UUID eventId,
            Envelope envelope,
            Instant time,
            byte @Nullable [] data) {

        ProducerRecord<String, byte[]> toRecord() {
            return new ProducerRecord<>(topic, null, null, key, data, envelope.toHeaders());
        }
    }

    private final Connection connection;
    private final int shard;
    private final String source;

    ShardRows(Connection connection, int shard, String source) {
        this.connection = connection;
        this.shard = shard;
        this.source = source;
    }

    boolean lock() throws SQLException {
        return ask("select pg_try_advisory_lock(?, ?)");
    }

    /** A connection that cannot be asked to is ended, and with it the lock. */
    void unlock() throws SQLException {
        try {
            ask("select pg_advisory_unlock(?, ?)");
        } catch (SQLException gone) {
            connection.abort(Runnable::run);
        }
    }

    /** The keys of this shard that are parked: few, and they change seldom. */
    Set<String> parkedKeys() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select distinct key from outbox where parked_at is not null and shard = ?")) {
            select.setInt(1, shard);
            Set<String> keys = new HashSet<>();
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    keys.add(result.getString(1));
                }
            }
            return keys;
        }
    }

    /**
     * The oldest rows whose key is not parked; never "after the last one seen": positions commit out of order. Which keys
     * are parked is given: asked for in this statement, it was planned as a look at the whole table, each time.
     */
    List<Row> oldest(int limit, Set<String> parked) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select position, topic, key, event_id, type, subject, time, sequence, dataschema, traceparent, data
                from outbox
                where shard = ? and key <> all (?)
                order by position limit ?
                """)) {
            select.setInt(1, shard);
            select.setArray(2, connection.createArrayOf("text", parked.toArray()));
            select.setInt(3, limit);
            List<Row> rows = new ArrayList<>();
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    rows.add(row(result));
                }
            }
            return rows;
        }
    }

    void delete(List<Row> published) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from outbox where shard = ? and position = any (?)")) {
            delete.setInt(1, shard);
            delete.setArray(2, connection.createArrayOf("int8", positions(published)));
            delete.executeUpdate();
        }
    }

    /** Takes out what was deleted, unless another shard's relay is at it. */
    void vacuum() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("vacuum (skip_locked, truncate off) outbox");
        }
    }

    /** Counts a failure of one event. @return whether its key is now parked */
    boolean failed(Row row, String reason, int failuresBeforeParking) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update outbox
                set failures = failures + 1,
                    parked_reason = ?,
                    parked_at = case when failures + 1 >= ? then clock_timestamp() end
                where shard = ? and position = ?
                returning parked_at is not null
                """)) {
            update.setString(1, reason);
            update.setInt(2, failuresBeforeParking);
            update.setInt(3, shard);
            update.setLong(4, row.position());
            try (ResultSet result = update.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    private boolean ask(String question) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setInt(1, LOCK_CLASS);
            statement.setInt(2, shard);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    private Row row(ResultSet result) throws SQLException {
        UUID id = result.getObject("event_id", UUID.class);
        Instant time = result.getObject("time", OffsetDateTime.class).toInstant();
        Envelope envelope = new Envelope(
                id,
                source,
                result.getString("type"),
                result.getString("subject"),
                time,
                result.getLong("sequence"),
                result.getString("dataschema"),
                result.getString("traceparent"));
        return new Row(
                result.getLong("position"),
                result.getString("topic"),
                result.getString("key"),
                id,
                envelope,
                time,
                result.getBytes("data"));
    }

    private static Long[] positions(List<Row> rows) {
        return rows.stream().map(Row::position).toArray(Long[]::new);
    }
}
