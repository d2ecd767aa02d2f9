package nl.stadsbode.deploy.load.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * From the moment at which a change was to be made to the carrier's answer, at a steady rate. An open loop: a change is
 * made at its moment whether or not those before it are done, and its wait counts from that moment, so that a stall is
 * not left out.
 */
public final class Latency {

    private static final Duration SENT_WITHIN = Duration.ofMinutes(2);
    /** Only the first of a case's two changes: every change has a lane of its own. */
    private static final int CHANGES_A_CASE = 2;

    private static final int WARMING_CALLERS = 8;

    /** @param rate changes a second; the others are milliseconds */
    public record Result(int rate, double p50, double p99, double max) {}

    private final Databases databases;
    private final Changes changes;
    private final Clock clock;

    Latency(Databases databases, Changes changes, Clock clock) {
        this.databases = databases;
        this.changes = changes;
        this.clock = clock;
    }

    /** Makes single changes as fast as a few callers can, so that what is measured later is not the warming up. */
    void warm(Duration lasting, String run, List<UUID> residents) {
        Instant until = clock.instant().plus(lasting);
        AtomicInteger number = new AtomicInteger();
        List<Future<?>> made = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(WARMING_CALLERS)) {
            for (int caller = 0; caller < WARMING_CALLERS; caller++) {
                made.add(callers.submit(() -> {
                    while (clock.instant().isBefore(until)) {
                        changes.sendOne(run, number.getAndIncrement() * CHANGES_A_CASE, residents);
                    }
                }));
            }
            for (Future<?> each : made) {
                each.get();
            }
        } catch (InterruptedException | java.util.concurrent.ExecutionException failed) {
            throw new Measuring.Failed("warming up", failed);
        }
    }

    /** @return milliseconds */
    Result at(int rate, Duration lasting, String run, List<UUID> residents) {
        int count = (int) (rate * lasting.toSeconds());
        Map<UUID, Instant> meant = new ConcurrentHashMap<>();
        Instant begin = clock.instant().plusMillis(200);
        List<Future<?>> made = new ArrayList<>(count);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                int number = i;
                Instant moment = begin.plusNanos(TimeUnit.SECONDS.toNanos(1) * i / rate);
                LockSupport.parkNanos(Duration.between(clock.instant(), moment).toNanos());
                made.add(callers.submit(
                        () -> meant.put(changes.sendOne(run, number * CHANGES_A_CASE, residents), moment)));
            }
        }
        requireAllMade(made);
        return read(rate, meant);
    }

    private static void requireAllMade(List<Future<?>> made) {
        for (Future<?> each : made) {
            if (each.state() == Future.State.FAILED) {
                throw new Measuring.Failed("a change could not be made", each.exceptionNow());
            }
        }
    }

    private Result read(int rate, Map<UUID, Instant> meant) {
        Histogram waits = new Histogram(TimeUnit.MINUTES.toMicros(10), 3);
        try (Connection connection = databases.connect("notifications")) {
            Object events = connection.createArrayOf("uuid", meant.keySet().toArray());
            String sent = "select count(*) from notification n join delivery d on d.notification_id = n.id"
                    + " where n.event_id = any(?) and d.sent_at is not null";
            Measuring.await(
                    "sending all", SENT_WITHIN, () -> Databases.number(connection, sent, events) == meant.size());
            try (PreparedStatement query = connection.prepareStatement(
                    "select n.event_id, d.sent_at from notification n join delivery d on d.notification_id = n.id"
                            + " where n.event_id = any(?)")) {
                query.setObject(1, events);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        Instant moment = meant.get(rows.getObject(1, UUID.class));
                        Timestamp accepted = rows.getTimestamp(2);
                        waits.recordValue(
                                Duration.between(moment, accepted.toInstant()).toNanos() / 1_000);
                    }
                }
            }
        } catch (SQLException failed) {
            throw new Measuring.Failed("latency", failed);
        }
        return new Result(rate, millis(waits, 50), millis(waits, 99), millis(waits, 100));
    }

    private static double millis(Histogram waits, double percentile) {
        return waits.getValueAtPercentile(percentile) / 1_000.0;
    }
}
