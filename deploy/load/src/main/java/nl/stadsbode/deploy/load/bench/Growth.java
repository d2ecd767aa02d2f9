package nl.stadsbode.deploy.load.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
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
    private static final int MOST_UNMEASURED = 30_000;

    /** The rows of these are copied. */
    private static final int FIRST_ONES = 1_000;

    /** What intakes lock first comes first, so that none waits for what waits for it. */
    private static final String EMPTY_NOTIFICATIONS =
            "truncate inbox, lane, delivery, attempt, content, receipt, reminder, notification";

    private static final String EMPTY_CASES = "truncate inbox, told, cases, case_status";

    /**
     * Copies of the first ones, under ids of their own. They are of many sizes, like life: copies of one and the same leave
     * in each of their pages a hole of one size, and every row that is a little smaller is then put into an old page, which
     * has to be read and is logged whole. Each copy is made by {@code jsonb_populate_record}, so that columns which come
     * later are copied too.
     */
    private static final Copies NOTIFICATIONS = new Copies(
            "notifications",
            "notification",
            List.of("notification", "delivery", "attempt", "content"),
            List.of(
                    """
                    create temporary table fresh on commit drop as
                    select uuidv7() as notification, uuidv7() as delivery, uuidv7() as event, uuidv7() as case_id,
                           gen_random_uuid() as lane, first.id as first_delivery, first.notification_id as first_notification
                    from generate_series(1, ?) as series(number)
                    join (select id, notification_id, row_number() over (order by id) as number from first_delivery) as first
                      on first.number = 1 + series.number % (select count(*) from first_delivery)
                    """,
                    copy(
                            "notification",
                            "first.id = fresh.first_notification",
                            "'id', fresh.notification, 'event_id', fresh.event, 'case_id', fresh.case_id"),
                    copy(
                            "delivery",
                            "first.id = fresh.first_delivery",
                            "'id', fresh.delivery, 'notification_id', fresh.notification, 'lane', fresh.lane,"
                                    + " 'carrier_reference', fresh.delivery"),
                    copy("attempt", "first.delivery_id = fresh.first_delivery", "'delivery_id', fresh.delivery"),
                    copy("content", "first.delivery_id = fresh.first_delivery", "'delivery_id', fresh.delivery"),
                    "insert into lane (id, next_position) select lane, 1 from fresh",
                    "insert into inbox (source, id, received_at) select 'bench', event, clock_timestamp() from fresh"));

    private static final Copies CASES = new Copies(
            "cases",
            "case_status",
            List.of("cases", "case_status", "told"),
            List.of(
                    """
                    create temporary table fresh on commit drop as
                    select uuidv7() as case_id, uuidv7() as status, uuidv7() as notification, uuidv7() as delivery,
                           uuidv7() as event, first.id as first_status, first.case_id as first_case
                    from generate_series(1, ?) as series(number)
                    join (select id, case_id, row_number() over (order by id) as number from first_case_status) as first
                      on first.number = 1 + series.number % (select count(*) from first_case_status)
                    """,
                    copy(
                            "cases",
                            "first.id = fresh.first_case",
                            "'id', fresh.case_id, 'reference', fresh.case_id, 'external_reference', fresh.case_id"),
                    copy(
                            "case_status",
                            "first.id = fresh.first_status",
                            "'id', fresh.status, 'case_id', fresh.case_id, 'change_key', fresh.status"),
                    copy(
                            "told",
                            "first.event_id = fresh.first_status",
                            "'notification_id', fresh.notification, 'delivery_id', fresh.delivery, 'event_id', fresh.status,"
                                    + " 'case_id', fresh.case_id"),
                    "insert into inbox (source, id, received_at) select 'bench', event, clock_timestamp() from fresh"));

    /**
     * @param counted table of which there is a row for each copy
     * @param copied tables whose first rows are copied
     * @param statements that make so many copies as their parameter says
     */
    private record Copies(String database, String counted, List<String> copied, List<String> statements) {}

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

    /** The same by hand, with all that is kept, with the fewest and the most there: so much grows for whoever writes this. */
    Map<Integer, List<Double>> perSecondByHand(Floor floor, Floor.Event event, List<Integer> sizes) {
        Map<Integer, List<Double>> perSecond = new TreeMap<>();
        for (int size : thereAndBack(List.of(sizes.getFirst(), sizes.getLast()))) {
            int unmeasured = unmeasured(size);
            List<Integer> loads = new ArrayList<>(Collections.nCopies(TIMES, MEASURED));
            loads.addFirst(unmeasured);
            List<Double> measured =
                    floor.keepingAll(size - unmeasured, loads, event).subList(1, loads.size());
            measured.forEach(each -> Measuring.say(progress, "  by hand with %,d there: %.0f/s", size, each));
            perSecond.computeIfAbsent(size, none -> new ArrayList<>()).addAll(measured);
        }
        return perSecond;
    }

    /** How much longer a change takes with the most there than with the fewest. */
    static double ratio(Map<Integer, List<Double>> perSecond) {
        List<Double> middles =
                new TreeMap<>(perSecond).values().stream().map(Growth::middle).toList();
        return middles.getFirst() / middles.getLast();
    }

    private static int unmeasured(int size) {
        return Math.min(size / 2, MOST_UNMEASURED);
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
            int unmeasured = unmeasured(size);
            quiet.await();
            empty("notifications", EMPTY_NOTIFICATIONS);
            empty("cases", EMPTY_CASES);
            endToEnd.drain(what + "-first", FIRST_ONES, residents);
            quiet.await();
            fill(NOTIFICATIONS, size - unmeasured);
            fill(CASES, size - unmeasured);
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

    private void fill(Copies copies, int size) {
        try (Connection connection = databases.connect(copies.database())) {
            long missing = size - Databases.number(connection, "select count(*) from " + copies.counted());
            for (String table : copies.copied()) {
                Databases.execute(connection, "create temporary table first_%1$s as table %1$s".formatted(table));
            }
            connection.setAutoCommit(false);
            while (missing > 0) {
                int now = (int) Math.min(missing, A_STATEMENT);
                for (String statement : copies.statements()) {
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

    /** @param which of the first rows, by what is fresh */
    private static String copy(String table, String which, String changes) {
        return """
                insert into %1$s select copied.*
                from fresh join first_%1$s as first on %2$s,
                     lateral jsonb_populate_record(first, jsonb_build_object(%3$s)) as copied
                """.formatted(table, which, changes);
    }
}
