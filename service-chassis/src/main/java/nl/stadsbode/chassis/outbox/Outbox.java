package nl.stadsbode.chassis.outbox;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import nl.stadsbode.chassis.events.Event;
import nl.stadsbode.chassis.events.EventSource;
import nl.stadsbode.chassis.observability.Traces;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Events waiting to be published, written in the transaction of the change they tell of.
 *
 * <p>The caller holds the lock of the aggregate (its row locked or version-checked) before it appends: the order of
 * positions is then the order of commits, key by key.
 */
public final class Outbox {

    private final JdbcTemplate jdbc;
    private final OutboxSettings settings;
    private final EventSource source;
    private final Traces traces;
    private final OutboxBell bell;

    Outbox(JdbcTemplate jdbc, OutboxSettings settings, EventSource source, Traces traces, OutboxBell bell) {
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
        jdbc.execute((Connection connection) -> insert(connection, events));
        ringAfterCommit(events);
    }

    private int insert(Connection connection, List<Event> events) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into outbox (shard, topic, key, event_id, type, subject, time, sequence, dataschema, traceparent, data)
                select * from unnest(?::smallint[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::text[],
                                     ?::timestamptz[], ?::bigint[], ?::text[], ?::text[], ?::bytea[])
                """)) {
            String traceParent = traces.current();
            Columns columns = new Columns(connection, insert, events);
            columns.set("int2", event -> (short) settings.shardOf(event.key()));
            columns.set("text", Event::topic);
            columns.set("text", Event::key);
            columns.set("uuid", Event::id);
            columns.set("text", Event::type);
            columns.set("text", Event::subject);
            columns.set("timestamptz", event -> event.time().atOffset(ZoneOffset.UTC));
            columns.set("int8", Event::sequence);
            columns.set("text", event -> source.schema(event.schema()));
            columns.set("text", event -> event.traceParent() != null ? event.traceParent() : traceParent);
            columns.set("bytea", Event::data);
            return insert.executeUpdate();
        }
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

    /** Fills one array parameter a column. */
    private static final class Columns {

        private final Connection connection;
        private final PreparedStatement statement;
        private final List<Event> events;
        private int index;

        Columns(Connection connection, PreparedStatement statement, List<Event> events) {
            this.connection = connection;
            this.statement = statement;
            this.events = events;
        }

        void set(String type, Function<Event, ? extends @org.jspecify.annotations.Nullable Object> value)
                throws SQLException {
            Object[] values = new Object[events.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = value.apply(events.get(i));
            }
            Array array = connection.createArrayOf(type, values);
            statement.setArray(++index, array);
        }
    }
}
