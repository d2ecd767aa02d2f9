package nl.stadsbode.chassis.inbox;

import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.TaskScheduler;

/** Deletes old inbox rows in batches, so that no transaction is long. */
final class InboxCleaning {

    private static final Duration EVERY = Duration.ofHours(1);
    private static final int BATCH = 5_000;

    InboxCleaning(Inbox inbox, Clock clock, Duration keep, TaskScheduler scheduler) {
        scheduler.scheduleWithFixedDelay(
                () -> clean(inbox, clock, keep), clock.instant().plus(EVERY), EVERY);
    }

    private static void clean(Inbox inbox, Clock clock, Duration keep) {
        int deleted;
        do {
            deleted = inbox.forgetReceivedBefore(clock.instant().minus(keep), BATCH);
        } while (deleted == BATCH);
    }
}
