package nl.stadsbode.chassis.inbox;

import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Event ids already handled. Kept longer than Kafka keeps the events. */
final class Inbox {

    private record Claimed(String source, UUID id) {}

    private final JdbcTemplate jdbc;
    private final Clock clock;

    Inbox(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Claims what is new among the events, in the caller's transaction, and returns it in the order given. */
    <T> List<Understood<T>> claim(List<Understood<T>> events) {
        Set<Claimed> fresh = new HashSet<>(JdbcClient.create(jdbc)
                .sql("""
                        insert into inbox (source, id, received_at)
                        select source, id, ? from unnest(?, ?) as event(source, id)
                        order by id, source
                        on conflict do nothing
                        returning source, id
                        """)
                .param(1, clock.instant().atOffset(ZoneOffset.UTC))
                .param(
                        2,
                        array(
                                "text",
                                events.stream()
                                        .map(event -> event.envelope().source())
                                        .toArray()))
                .param(
                        3,
                        array(
                                "uuid",
                                events.stream()
                                        .map(event -> event.envelope().id())
                                        .toArray()))
                .query((row, number) -> new Claimed(row.getString(1), row.getObject(2, UUID.class)))
                .list());
        return events.stream()
                .filter(event -> fresh.remove(
                        new Claimed(event.envelope().source(), event.envelope().id())))
                .toList();
    }

    int forgetReceivedBefore(Instant moment, int atMost) {
        return jdbc.update("""
                delete from inbox where (id, source) in
                    (select id, source from inbox where received_at < ? limit ?)
                """, moment.atOffset(ZoneOffset.UTC), atMost);
    }

    private java.sql.Array array(String type, Object[] values) {
        java.sql.Array array = jdbc.execute((Connection connection) -> connection.createArrayOf(type, values));
        if (array == null) {
            throw new IllegalStateException("the driver made no array");
        }
        return array;
    }
}
