package nl.stadsbode.deploy.load.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** From the moment at which a change was to be made to the carrier's answer, at a steady rate. */
public final class Latency {

    /** Only the first of a case's two changes: every change has a lane of its own. */
    private static final int CHANGES_A_CASE = 2;

    private static final int WARMING_CALLERS = 8;

    /**
     * @param rate changes a second; the others are milliseconds
     * @param cpu that a change takes of the machine, all processes together; null in figures of before it was measured
     */
    public record Result(
            int rate,
            double p50,
            double p99,
            double max,
            @Nullable Double cpu) {}

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

    Result at(SteadyRate rate, String run, List<UUID> residents) {
        try (Connection notifications = databases.connect("notifications")) {
            return rate.measure(number -> changes.sendOne(run, number * CHANGES_A_CASE, residents), notifications);
        } catch (SQLException failed) {
            throw new Measuring.Failed("latency", failed);
        }
    }
}
