package nl.stadsbode.chassis.outbox;

import java.util.BitSet;
import java.util.List;
import nl.stadsbode.chassis.events.Event;
import nl.stadsbode.chassis.events.EventSource;
import nl.stadsbode.chassis.observability.Traces;
import nl.stadsbode.chassis.sql.Column;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Events waiting to be published, written in the transaction of the change they tell of.
 *
 * <p>The caller holds the lock of the aggregate (its row locked or version-checked) before it appends: the order of
 * positions is then the order of commits, key by key.
 */
public final class Outbox {

    private final JdbcClient jdbc;
    private final OutboxSettings settings;
    private final EventSource source;
    private final Traces traces;
    private final OutboxBell bell;

    Outbox(JdbcClient jdbc, OutboxSettings settings, EventSource source, Traces traces, OutboxBell bell) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.source = source;
        this.traces = traces;
        this.bell = bell;
    }

    /**
     * Appends events in the order given.
     *
     * @throws IllegalStateException outside a transaction
     * @throws EventTooLarge when the broker could never take one of them
     */
    public void append(List<Event> events) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an event is appended in the transaction of its change");
        }
        if (events.isEmpty()) {
            return;
        }
        events.forEach(this::requireAcceptableSize);
        insert(events);
        ringAfterCommit(events);
    }

    private void insert(List<Event> events) {
        String trace = traces.current();
        jdbc.sql("""
                        insert into outbox
                            (shard, topic, key, event_id, type, subject, time, sequence, dataschema, traceparent, data)
                        select * from unnest(?::int[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::text[],
                                             ?::timestamptz[], ?::bigint[], ?::text[], ?::text[], ?::bytea[])
                        """)
                .param(Column.ints(events, event -> settings.shardOf(event.key())))
                .param(Column.texts(events, Event::topic))
                .param(Column.texts(events, Event::key))
                .param(Column.uuids(events, Event::id))
                .param(Column.texts(events, Event::type))
                .param(Column.texts(events, Event::subject))
                .param(Column.instants(events, Event::time))
                .param(Column.longs(events, Event::sequence))
                .param(Column.texts(events, event -> source.schema(event.schema())))
                .param(Column.texts(events, event -> event.traceParent() != null ? event.traceParent() : trace))
                .param(Column.bytes(events, Event::data))
                .update();
    }

    private void requireAcceptableSize(Event event) {
        byte[] data = event.data();
        if (data != null && data.length > settings.largestEvent()) {
            throw new EventTooLarge(event.type(), data.length, settings.largestEvent());
        }
    }

    private void ringAfterCommit(List<Event> events) {
        BitSet shards = new BitSet(settings.shards());
        events.forEach(event -> shards.set(settings.shardOf(event.key())));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                bell.ring(shards);
            }
        });
    }
}
