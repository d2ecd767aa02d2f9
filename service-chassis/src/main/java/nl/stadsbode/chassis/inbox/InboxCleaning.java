package nl.stadsbode.chassis.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntSupplier;
import org.springframework.scheduling.TaskScheduler;

/** Deletes old inbox rows and replayed events in batches, so that no transaction is long. What is dead is kept. */
final class InboxCleaning {

    private static final Duration EVERY = Duration.ofHours(1);
    private static final int BATCH = 5_000;

    InboxCleaning(Inbox inbox, DeadEvents deadEvents, Clock clock, Duration keep, TaskScheduler scheduler) {
        scheduler.scheduleWithFixedDelay(
                () -> clean(inbox, deadEvents, clock.instant().minus(keep)),
                clock.instant().plus(EVERY),
                EVERY);
    }

    static void clean(Inbox inbox, DeadEvents deadEvents, Instant before) {
        inBatches(() -> inbox.forgetReceivedBefore(before, BATCH));
        inBatches(() -> deadEvents.forgetReplayedBefore(before, BATCH));
    }

    private static void inBatches(IntSupplier batch) {
        int deleted;
        do {
            deleted = batch.getAsInt();
        } while (deleted == BATCH);
    }
}
