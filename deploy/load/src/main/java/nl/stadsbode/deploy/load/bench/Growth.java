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

    /** How often each size is come to, on the way up and on the way down again. */
    private static final int TIMES = 2;

    private static final int MEASURED = 20_000;

    /** At most; half of the rows that are to be there are made by it where these are fewer. */
    private static final int MOST_UNMEASURED = 30_000;

    /** The rows of these are copied: they are of many sizes. */
    private static final int FIRST_ONES = 1_000;

    /** What intakes lock first comes first, so that none waits for what waits for it. */
    private static final String EMPTY_NOTIFICATIONS =
            "truncate inbox, lane, delivery, attempt, content, receipt, reminder, notification";

    private static final String EMPTY_CASES = "truncate inbox, told, cases, case_status";

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
        try (FullBuffers buffers = new FullBuffers(databases)) {
            for (int size : thereAndBack(sizes)) {
                List<Double> measured = perSecond.computeIfAbsent(size, none -> new ArrayList<>());
                for (int time = 0; time < TIMES; time++) {
                    measured.add(perSecond(run + "-growth-" + size + "-" + measured.size(), size, residents, buffers));
                    Measuring.say(progress, "  with %,d there: %.0f/s", size, measured.getLast());
                }
            }
        }
        return perSecond;
    }

    /** The same by hand, with all that is kept, with the fewest and the most there: so much grows for whoever writes this. */
    Map<Integer, List<Double>> perSecondByHand(Floor floor, Floor.Event event, List<Integer> sizes) {
        Map<Integer, List<Double>> perSecond = new TreeMap<>();
        try (FullBuffers buffers = new FullBuffers(databases)) {
            for (int size : thereAndBack(List.of(sizes.getFirst(), sizes.getLast()))) {
                int unmeasured = unmeasured(size);
                List<Integer> loads = new ArrayList<>(Collections.nCopies(TIMES, MEASURED));
                loads.addFirst(unmeasured);
                List<Double> measured = floor.keepingAll(size - unmeasured, buffers, loads, event)
                        .subList(1, loads.size());
                measured.forEach(each -> Measuring.say(progress, "  by hand with %,d there: %.0f/s", size, each));
                perSecond.computeIfAbsent(size, none -> new ArrayList<>()).addAll(measured);
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

    private double perSecond(String what, int size, List<UUID> residents, FullBuffers buffers) {
        if (isFarFrom(size)) {
            int unmeasured = unmeasured(size);
            quiet.await();
            empty("notifications", EMPTY_NOTIFICATIONS);
            empty("cases", EMPTY_CASES);
            endToEnd.drain(what + "-first", FIRST_ONES, residents);
            quiet.await();
            Copies.OF_NOTIFICATIONS.write(databases, size - unmeasured);
            Copies.OF_CASES.write(databases, size - unmeasured);
            buffers.fill();
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

    private void empty(String database, String statement) {
        try (Connection connection = databases.connect(database)) {
            Databases.execute(connection, statement);
        } catch (SQLException failed) {
            throw new Measuring.Failed("emptying " + database, failed);
        }
    }
}
