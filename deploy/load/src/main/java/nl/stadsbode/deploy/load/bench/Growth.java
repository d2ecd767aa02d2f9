package nl.stadsbode.deploy.load.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The same load with more and more rows already there: what is done must cost no more as the tables grow. Before it is
 * measured some of it goes unmeasured: after the checkpoints that filling brings, PostgreSQL logs each page whole when it is
 * first changed, which in a table that was not just filled is seldom.
 */
final class Growth {

    private static final int A_STATEMENT = 10_000;

    /**
     * Copies of one delivery that went well, under ids of their own. Each copy is made by
     * {@code jsonb_populate_record}, so that columns which come later are copied too.
     */
    private static final List<String> NOTIFICATIONS = List.of(
            """
            create temporary table fresh on commit drop as
            select uuidv7() as notification, uuidv7() as delivery, gen_random_uuid() as event, gen_random_uuid() as case_id,
                   gen_random_uuid() as lane
            from generate_series(1, ?)
            """,
            "create temporary table one on commit drop as select id, notification_id from delivery"
                    + " where state in ('sent', 'delivered') and channel <> 'letter' order by id desc limit 1",
            copy(
                    "notification",
                    "t.id = (select notification_id from one)",
                    "'id', fresh.notification, 'event_id', fresh.event, 'case_id', fresh.case_id"),
            copy(
                    "delivery",
                    "t.id = (select id from one)",
                    "'id', fresh.delivery, 'notification_id', fresh.notification, 'lane', fresh.lane, 'carrier_reference', fresh.delivery"),
            copy("attempt", "t.delivery_id = (select id from one) and t.number = 1", "'delivery_id', fresh.delivery"),
            copy("content", "t.delivery_id = (select id from one)", "'delivery_id', fresh.delivery"),
            "insert into lane (id, next_position) select lane, 1 from fresh",
            "insert into inbox (source, id, received_at) select 'bench', event, clock_timestamp() from fresh");

    private static final List<String> CASES = List.of(
            """
            create temporary table fresh on commit drop as
            select uuidv7() as case_id, uuidv7() as status, uuidv7() as notification, uuidv7() as delivery,
                   uuidv7() as event
            from generate_series(1, ?)
            """,
            "create temporary table one on commit drop as select id, case_id from case_status"
                    + " where change_key is not null and corrects is null order by id desc limit 1",
            copy(
                    "cases",
                    "t.id = (select case_id from one)",
                    "'id', fresh.case_id, 'reference', fresh.case_id, 'external_reference', fresh.case_id"),
            copy(
                    "case_status",
                    "t.id = (select id from one)",
                    "'id', fresh.status, 'case_id', fresh.case_id, 'change_key', fresh.status"),
            copy(
                    "told",
                    "t.ctid = (select ctid from told limit 1)",
                    "'notification_id', fresh.notification, 'delivery_id', fresh.delivery, 'event_id', fresh.status,"
                            + " 'case_id', fresh.case_id"),
            "insert into inbox (source, id, received_at) select 'bench', event, clock_timestamp() from fresh");

    private final Databases databases;
    private final EndToEnd endToEnd;
    private final Consumer<String> progress;

    Growth(Databases databases, EndToEnd endToEnd, Consumer<String> progress) {
        this.databases = databases;
        this.endToEnd = endToEnd;
        this.progress = progress;
    }

    /**
     * @param sizes numbers of notifications that are there before, rising
     * @return how much longer a change takes at the last size than at the first
     */
    double ratio(String run, int events, List<Integer> sizes, List<UUID> residents) {
        List<Double> perSecond = new ArrayList<>();
        for (int size : sizes) {
            fill(size);
            endToEnd.drain(run + "-growth-warm-" + size, events / 2, residents);
            double measured =
                    endToEnd.drain(run + "-growth-" + size, events, residents).perSecond();
            Measuring.say(progress, "  with %,d there: %.0f/s", size, measured);
            perSecond.add(measured);
        }
        return perSecond.getFirst() / perSecond.getLast();
    }

    private void fill(int size) {
        fill("notifications", "notification", NOTIFICATIONS, size);
        fill("cases", "case_status", CASES, size);
    }

    private void fill(String database, String table, List<String> statements, int size) {
        try (Connection connection = databases.connect(database)) {
            long missing = size - Databases.number(connection, "select count(*) from " + table);
            connection.setAutoCommit(false);
            while (missing > 0) {
                int now = (int) Math.min(missing, A_STATEMENT);
                for (String statement : statements) {
                    Databases.execute(connection, statement.replace("?", Integer.toString(now)));
                }
                connection.commit();
                missing -= now;
            }
            connection.setAutoCommit(true);
            Databases.execute(connection, "vacuum analyze");
        } catch (SQLException failed) {
            throw new Measuring.Failed("rows before", failed);
        }
    }

    private static String copy(String table, String which, String changes) {
        return """
                insert into %1$s select copied.*
                from fresh, %1$s t, lateral jsonb_populate_record(t, jsonb_build_object(%3$s)) copied
                where %2$s
                """.formatted(table, which, changes);
    }
}
