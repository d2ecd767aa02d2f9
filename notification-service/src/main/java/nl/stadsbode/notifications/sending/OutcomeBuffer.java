package nl.stadsbode.notifications.sending;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import nl.stadsbode.chassis.sql.SqlState;
import nl.stadsbode.notifications.notification.Outcome;
import nl.stadsbode.notifications.notification.Outcomes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Gathers outcomes and writes them together. What cannot be written is kept and tried again: it is what carriers
 * accepted. It is bounded by the windows of the carriers, for a place there is given back only after the write.
 *
 * <p>What the database refuses for its content is found by bisection and parked: told and counted, and never tried
 * again. Its delivery stays "sending" until its lease ends, and is unknown then.
 */
@Component
class OutcomeBuffer implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutcomeBuffer.class);
    private static final Duration PAUSE_AFTER_ERROR = Duration.ofSeconds(1);
    private static final long STOP_WITHIN_MILLIS = 5_000;
    /** Data exception, integrity constraint violation, program limit exceeded (an index entry that is too long). */
    private static final Set<String> FOR_CONTENT = Set.of("22", "23", "54");

    /** @param written runs after the outcome is committed */
    private record Waiting(Outcome outcome, Runnable written) {}

    private final Outcomes outcomes;
    private final SendingSettings settings;
    private final SendingMetrics metrics;
    private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();
    private volatile boolean running;
    private Thread thread = new Thread();

    OutcomeBuffer(Outcomes outcomes, SendingSettings settings, SendingMetrics metrics) {
        this.outcomes = outcomes;
        this.settings = settings;
        this.metrics = metrics;
    }

    void put(Outcome outcome, Runnable written) {
        waiting.add(new Waiting(outcome, written));
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("outcomes").start(this::write);
    }

    private void write() {
        List<Waiting> batch = new ArrayList<>();
        while (running || !waiting.isEmpty()) {
            try {
                gather(batch);
                if (!batch.isEmpty()) {
                    writeOrBisect(batch);
                }
            } catch (InterruptedException stop) {
                running = false;
            } catch (RuntimeException | StackOverflowError away) {
                log.warn(
                        "{} outcomes cannot be written yet: {}",
                        batch.size(),
                        away.getClass().getSimpleName());
                if (!pause()) {
                    return;
                }
            }
        }
    }

    /** Takes out of the batch what is dealt with, so that what is left after a failure is exactly what is still to do. */
    private void writeOrBisect(List<Waiting> batch) {
        try {
            outcomes.apply(batch.stream().map(Waiting::outcome).toList());
            done(batch);
        } catch (RuntimeException refused) {
            if (!isForContent(refused)) {
                throw refused;
            }
            if (batch.size() == 1) {
                park(batch.getFirst().outcome(), refused);
                done(batch);
            } else {
                writeOrBisect(batch.subList(0, batch.size() / 2));
                writeOrBisect(batch);
            }
        }
    }

    private static boolean isForContent(RuntimeException refused) {
        String family = SqlState.family(refused);
        return family != null && FOR_CONTENT.contains(family);
    }

    private static void done(List<Waiting> dealtWith) {
        List<Waiting> all = List.copyOf(dealtWith);
        dealtWith.clear();
        all.forEach(entry -> entry.written().run());
    }

    private void park(Outcome outcome, RuntimeException refused) {
        log.error(
                "the outcome {} of delivery {} at {} cannot be written (SQLSTATE {}); it will be unknown",
                outcome.state().code(),
                outcome.deliveryId(),
                outcome.carrier(),
                SqlState.of(refused));
        metrics.outcomeParked(outcome);
    }

    private void gather(List<Waiting> batch) throws InterruptedException {
        if (batch.isEmpty()) {
            Waiting first = waiting.poll(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
            if (first == null) {
                return;
            }
            batch.add(first);
        }
        long until = System.nanoTime() + settings.flushEvery().toNanos();
        while (batch.size() < settings.flushRows()) {
            Waiting next = waiting.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                return;
            }
            batch.add(next);
        }
    }

    private boolean pause() {
        try {
            Thread.sleep(PAUSE_AFTER_ERROR);
            return running;
        } catch (InterruptedException stop) {
            return false;
        }
    }

    @Override
    public void stop() {
        running = false;
        try {
            thread.join(STOP_WITHIN_MILLIS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops after the senders. */
    @Override
    public int getPhase() {
        return ChannelSenders.PHASE - 1;
    }
}
