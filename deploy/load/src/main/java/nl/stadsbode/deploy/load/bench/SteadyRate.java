package nl.stadsbode.deploy.load.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Single changes at a steady rate, as an open loop: a change is made at its moment whether or not those before it are
 * done, and its wait counts from that moment, so that a stall is not left out.
 */
final class SteadyRate {

    private static final Duration SENT_WITHIN = Duration.ofMinutes(2);

    interface Change {
        /** @return the id of its event */
        UUID make(int number) throws Exception;
    }

    private final int rate;
    private final Duration lasting;
    private final Clock clock;

    /** @param rate changes a second */
    SteadyRate(int rate, Duration lasting, Clock clock) {
        this.rate = rate;
        this.lasting = lasting;
        this.clock = clock;
    }

    int changes() {
        return (int) (rate * lasting.toSeconds());
    }

    /** @param deliveries where they are seen to be sent */
    Latency.Result measure(Change change, Connection deliveries) throws SQLException {
        long cpuBefore = MachineCpu.usedMillis();
        Map<UUID, Instant> meant = make(change);
        awaitSent(meant, deliveries);
        double cpuMillis = (double) (MachineCpu.usedMillis() - cpuBefore) / changes();
        Histogram waits = waits(meant, deliveries);
        return new Latency.Result(rate, millis(waits, 50), millis(waits, 99), millis(waits, 100), cpuMillis);
    }

    private Map<UUID, Instant> make(Change change) {
        Map<UUID, Instant> meant = new ConcurrentHashMap<>();
        Instant begin = clock.instant().plusMillis(200);
        List<Future<?>> made = new ArrayList<>(changes());
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < changes(); i++) {
                int number = i;
                Instant moment = begin.plusNanos(TimeUnit.SECONDS.toNanos(1) * i / rate);
                LockSupport.parkNanos(Duration.between(clock.instant(), moment).toNanos());
                made.add(callers.submit(() -> meant.put(change.make(number), moment)));
            }
        }
        requireAllMade(made);
        return meant;
    }

    private static void requireAllMade(List<Future<?>> made) {
        for (Future<?> each : made) {
            if (each.state() == Future.State.FAILED) {
                throw new Measuring.Failed("a change could not be made", each.exceptionNow());
            }
        }
    }

    private static void awaitSent(Map<UUID, Instant> meant, Connection deliveries) throws SQLException {
        Object events = deliveries.createArrayOf("uuid", meant.keySet().toArray());
        String sent = "select count(*) from notification n join delivery d on d.notification_id = n.id"
                + " where n.event_id = any(?) and d.sent_at is not null";
        Measuring.awaitSeldom(
                "sending all", SENT_WITHIN, () -> Databases.number(deliveries, sent, events) == meant.size());
    }

    /** @return microseconds */
    private static Histogram waits(Map<UUID, Instant> meant, Connection deliveries) throws SQLException {
        Histogram waits = new Histogram(TimeUnit.MINUTES.toMicros(10), 3);
        try (PreparedStatement query = deliveries.prepareStatement(
                "select n.event_id, d.sent_at from notification n join delivery d on d.notification_id = n.id"
                        + " where n.event_id = any(?)")) {
            query.setArray(1, deliveries.createArrayOf("uuid", meant.keySet().toArray()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Instant moment = meant.get(rows.getObject(1, UUID.class));
                    Instant accepted = rows.getTimestamp(2).toInstant();
                    waits.recordValue(Duration.between(moment, accepted).toNanos() / 1_000);
                }
            }
        }
        return waits;
    }

    private static double millis(Histogram waits, double percentile) {
        return waits.getValueAtPercentile(percentile) / 1_000.0;
    }
}
