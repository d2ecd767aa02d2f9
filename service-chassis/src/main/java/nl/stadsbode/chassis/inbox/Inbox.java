package nl.stadsbode.chassis.inbox;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.stadsbode.chassis.sql.Column;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Event ids already handled. Kept longer than Kafka keeps the events. */
final class Inbox {

    private record Claimed(String source, UUID id) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Inbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Claims what is new among the events, in the caller's transaction, and returns it in the order given. */
    <T> List<Understood<T>> claim(List<Understood<T>> events) {
        Set<Claimed> fresh = new HashSet<>(jdbc.sql("""
                        insert into inbox (source, id, received_at)
                        select source, id, ?::timestamptz from unnest(?::text[], ?::uuid[]) as event(source, id)
                        order by id, source
                        on conflict do nothing
                        returning source, id
                        """)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(Column.texts(events, event -> event.envelope().source()))
                .param(Column.uuids(events, event -> event.envelope().id()))
                .query((row, number) -> new Claimed(row.getString(1), row.getObject(2, UUID.class)))
                .list());
        return events.stream()
                .filter(event -> fresh.remove(
                        new Claimed(event.envelope().source(), event.envelope().id())))
                .toList();
    }

    int forgetReceivedBefore(Instant moment, int atMost) {
        return jdbc.sql("""
                delete from inbox where (id, source) in
                    (select id, source from inbox where received_at < ? limit ?)
                """).params(moment.atOffset(ZoneOffset.UTC), atMost).update();
    }
}
