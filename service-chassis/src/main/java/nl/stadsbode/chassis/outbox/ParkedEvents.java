package nl.stadsbode.chassis.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Events that the broker kept refusing for what they are. What came after one for the same key waits behind it, until an
 * operator has it published again.
 */
public final class ParkedEvents {

    /** What one answer holds at most: the cause of a hundred is seen in a hundred. */
    private static final int AT_ONCE = 100;

    /** @param reason the broker's last refusal, as Kafka's client names it */
    public record ParkedEvent(UUID id, String topic, String type, String reason, Instant parkedAt) {}

    private final JdbcClient jdbc;

    ParkedEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that wait longest, the first first; a hundred at most. */
    public List<ParkedEvent> list() {
        return jdbc.sql("""
                        select event_id, topic, type, parked_reason, parked_at from outbox
                        where parked_at is not null
                        order by parked_at, position limit ?
                        """).param(AT_ONCE).query((row, number) -> parked(row)).list();
    }

    public long count() {
        return jdbc.sql("select count(*) from outbox where parked_at is not null")
                .query(Long.class)
                .single();
    }

    /** The relay of its shard takes it up within some seconds. @return whether it was parked */
    boolean publishAgain(UUID id) {
        return jdbc.sql("""
                        update outbox set parked_at = null, parked_reason = null, failures = 0
                        where event_id = ? and parked_at is not null
                        """).param(id).update() > 0;
    }

    private static ParkedEvent parked(ResultSet row) throws SQLException {
        return new ParkedEvent(
                row.getObject("event_id", UUID.class),
                row.getString("topic"),
                row.getString("type"),
                row.getString("parked_reason"),
                row.getObject("parked_at", OffsetDateTime.class).toInstant());
    }
}
