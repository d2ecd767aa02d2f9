package nl.stadsbode.deploy.load.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The same load with more and more rows already there: what is done must cost no more as the tables grow. Before it is
 * measured some of it goes unmeasured: after the checkpoints that filling brings, PostgreSQL logs each page whole when it is
 * first changed, which in a table that was not just filled is seldom. The sizes are come to twice, rising and falling: the
 * services get warmer meanwhile, and a shared machine is faster at one time than at another by more than is looked for.
 */
final class Growth {

    private static final int A_STATEMENT = 10_000;

    /** How often each size is come to, on the way up and on the way down again. */
    private static final int TIMES = 2;

    private static final int MEASURED = 20_000;

    /** At most; half of the rows that are to be there are made by it where these are fewer. */
    private static final int UNMEASURED = 30_000;

    /** Of these are the rows that are copied. */
    private static final int FIRST_ONES = 1_000;

    /** What intakes lock first comes first, so that none waits for what waits for it. */
    private static final String EMPTY_NOTIFICATIONS =
            "truncate inbox, lane, delivery, attempt, content, receipt, reminder, notification";

    private static final String EMPTY_CASES = "truncate inbox, told, cases, case_status";

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
    private final Quiet quiet;
    private final Consumer<String> progress;

    Growth(Databases databases, EndToEnd endToEnd, Quiet quiet, Consumer<String> progress) {
        this.databases = databases;
        this.endToEnd = endToEnd;
        this.quiet = quiet;
        this.progress = progress;
    }

    /**
     * @param sizes numbers of notifications that are there before, rising
     * @return changes a second by how many were there, each time that it was measured
     */
    Map<Integer, List<Double>> perSecond(String run, List<Integer> sizes, List<UUID> residents) {
        Map<Integer, List<Double>> perSecond = new TreeMap<>();
        for (int size : thereAndBack(sizes)) {
            List<Double> measured = perSecond.computeIfAbsent(size, none -> new ArrayList<>());
            for (int time = 0; time < TIMES; time++) {
                measured.add(perSecond(run + "-growth-" + size + "-" + measured.size(), size, residents));
                Measuring.say(progress, "  with %,d there: %.0f/s", size, measured.getLast());
            }
        }
        return perSecond;
    }

    /** How much longer a change takes with the most there than with the fewest. */
    static double ratio(Map<Integer, List<Double>> perSecond) {
        List<Double> middles =
                new TreeMap<>(perSecond).values().stream().map(Growth::middle).toList();
        return middles.getFirst() / middles.getLast();
    }

    /** What changes with time meets the sizes alike. */
    private static List<Integer> thereAndBack(List<Integer> sizes) {
        return Stream.concat(sizes.stream(), sizes.reversed().stream()).toList();
    }

    /** The mean of those that are neither the largest nor the smallest. */
    private static double middle(List<Double> measured) {
        return measured.stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .skip(1)
                .limit(measured.size() - 2)
                .average()
                .orElseThrow();
    }

    private double perSecond(String what, int size, List<UUID> residents) {
        if (isFarFrom(size)) {
            int unmeasured = Math.min(size / 2, UNMEASURED);
            quiet.await();
            empty("notifications", EMPTY_NOTIFICATIONS);
            empty("cases", EMPTY_CASES);
            endToEnd.drain(what + "-first", FIRST_ONES, residents);
            quiet.await();
            fill("notifications", "notification", NOTIFICATIONS, size - unmeasured);
            fill("cases", "case_status", CASES, size - unmeasured);
            checkpoint();
            endToEnd.drain(what + "-unmeasured", unmeasured, residents);
            if (isFarFrom(size)) {
                throw new Measuring.Failed("there are not " + size + " notifications and deliveries");
            }
        }
        quiet.await();
        return endToEnd.drain(what, MEASURED, residents).perSecond();
    }

    /** By more than a quarter, for what was measured before has added to it; or not every notification has its delivery. */
    private boolean isFarFrom(int size) {
        try (Connection connection = databases.connect("notifications")) {
            long there = Databases.number(connection, "select count(*) from notification");
            long deliveries = Databases.number(connection, "select count(*) from delivery");
            return there != deliveries || Math.abs(there - size) > size / 4;
        } catch (SQLException failed) {
            throw new Measuring.Failed("rows there", failed);
        }
    }

    /** What filling wrote is on the disk before anything is measured. */
    private void checkpoint() {
        try (Connection connection = databases.connect("postgres")) {
            Databases.execute(connection, "checkpoint");
        } catch (SQLException failed) {
            throw new Measuring.Failed("a checkpoint", failed);
        }
    }

    private void empty(String database, String statement) {
        try (Connection connection = databases.connect(database)) {
            Databases.execute(connection, statement);
        } catch (SQLException failed) {
            throw new Measuring.Failed("emptying " + database, failed);
        }
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
