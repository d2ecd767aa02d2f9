package nl.stadsbode.chassis.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import nl.stadsbode.chassis.testing.AskedQueries.Explained;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The tables as they are after some months, with fresh statistics, for as long as what the service has asked is
 * explained; then all is rolled back.
 */
public final class FullTables {

    private static final List<String> OF_EVERY_SERVICE = List.of("inbox", "outbox", "dead_event");

    private static final List<String> ROWS_OF_EVERY_SERVICE = List.of("""
            insert into inbox (source, id, received_at)
            select 'somewhere', gen_random_uuid(), NOW - i * interval '2 minutes' from generate_series(20000, 1, -1) i
            """, """
            insert into outbox (shard, topic, key, event_id, type, subject, time, sequence, dataschema, data, parked_at)
            select i % 4, 'a-topic', i::text, gen_random_uuid(), 'a type', 'a subject', NOW, 1, 'a schema', '\\x00'::bytea,
                   case i % 1000 when 0 then NOW end
            from generate_series(1, 20000) i
            """, """
            insert into dead_event (id, topic, partition, position, headers, reason, received_at, replayed_at)
            select gen_random_uuid(), 'a-full-topic', 0, i, '{}', 'a reason', NOW,
                   case when i % 50 = 0 then null else NOW - i * interval '8 minutes' end
            from generate_series(1, 20000) i
            """);

    /**
     * What services take from the planner so that no plan depends on statistics: with the values that were asked for it is
     * given back, to show where an index is missing.
     */
    private static final List<String> LEFT_TO_THE_PLANNER =
            List.of("enable_seqscan", "enable_hashjoin", "enable_mergejoin");

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final TransactionTemplate transaction;
    private final AskedQueries asked;
    private final List<String> growing;
    private final List<String> rows;

    /**
     * @param growing names of the service's own tables that grow
     * @param rows statements that fill them, in which {@code NOW} stands for the moment
     */
    public FullTables(
            JdbcClient jdbc,
            DataSource dataSource,
            TransactionTemplate transaction,
            AskedQueries asked,
            List<String> growing,
            List<String> rows) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.transaction = transaction;
        this.asked = asked;
        this.growing =
                Stream.concat(growing.stream(), OF_EVERY_SERVICE.stream()).toList();
        this.rows = Stream.concat(rows.stream(), ROWS_OF_EVERY_SERVICE.stream()).toList();
    }

    /** All that was asked until now, explained while the tables are full: with its values, and as services keep plans. */
    public List<Explained> explained(Instant moment) {
        List<Explained> explained = new ArrayList<>();
        String now = "timestamptz '" + moment.atOffset(ZoneOffset.UTC) + "'";
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            rows.forEach(each -> jdbc.sql(each.replace("NOW", now)).update());
            growing.forEach(table -> jdbc.sql("analyze " + table).update());
            Connection connection = DataSourceUtils.getConnection(dataSource);
            try {
                leftToThePlanner("on");
                explained.addAll(asked.explain(connection));
                leftToThePlanner("off");
                explained.addAll(asked.explainKept(connection));
            } catch (SQLException refused) {
                throw new IllegalStateException(refused);
            }
        });
        return explained;
    }

    private void leftToThePlanner(String on) {
        LEFT_TO_THE_PLANNER.forEach(
                each -> jdbc.sql("set local " + each + " = " + on).update());
    }

    /** In words, the statements that read the whole of a table that grows, but those that may; empty when there is none. */
    public String readingAll(List<Explained> explained, List<String> mayDoSo) {
        List<String> confined = jdbc.sql("""
                        select c.relname from pg_index i join pg_class c on c.oid = i.indexrelid
                        where i.indpred is not null
                        """).query(String.class).list();
        return explained.stream()
                .filter(statement -> !mayDoSo.contains(statement.sql()))
                .filter(statement -> growing.stream().anyMatch(table -> statement.readsAllOf(table, confined)))
                .map(statement -> statement.sql() + "\n" + statement.plan())
                .collect(Collectors.joining("\n"));
    }

    /** Indexes of the tables that grow which no plan reads, and which keep nothing unique. */
    public List<String> unused(List<Explained> explained) {
        return jdbc.sql("""
                        select c.relname from pg_index i join pg_class c on c.oid = i.indexrelid
                        where i.indrelid::regclass::text in (:tables) and not i.indisunique order by 1
                        """).param("tables", growing).query(String.class).list().stream()
                .filter(index ->
                        explained.stream().noneMatch(each -> each.plan().contains(" " + index)))
                .toList();
    }
}
