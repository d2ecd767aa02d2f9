package nl.stadsbode.notifications.sending;

import java.time.Duration;
import nl.stadsbode.notifications.notification.Clockwork;
import nl.stadsbode.notifications.notification.Gathering;
import nl.stadsbode.notifications.notification.Reminders;
import nl.stadsbode.notifications.receipts.ApplyingReceipts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

/** Does regularly what becomes due with time. Each step stands alone: one that fails is done at the next tick. */
@Component
class DueWork {

    private static final Logger log = LoggerFactory.getLogger(DueWork.class);
    private static final Duration SWEEP = Duration.ofSeconds(10);

    private int reportedAwaiting;

    DueWork(
            TaskScheduler scheduler,
            Clockwork clockwork,
            Gathering gathering,
            Reminders reminders,
            ApplyingReceipts receipts,
            SendingSettings settings) {
        scheduler.scheduleWithFixedDelay(
                () -> {
                    step("gathering", gathering::gatherDue);
                    step("due", clockwork::startDue);
                    step("claims", clockwork::takeBackClaims);
                    step(
                            "unknown",
                            () -> clockwork.markUnknown(settings.smsReceiptWait(), settings.emailReceiptWait()));
                    step("waits", clockwork::endWaits);
                    step("deadlines", clockwork::expire);
                    step("receipts", receipts::applyOpen);
                    step("reminders", reminders::startDue);
                    step("held up", clockwork::tellWhatIsHeldUp);
                },
                settings.tick());
        scheduler.scheduleWithFixedDelay(() -> sweep(clockwork), SWEEP);
    }

    private void sweep(Clockwork clockwork) {
        int mended = step("stragglers", clockwork::mendStragglers);
        if (mended > 0) {
            log.error("{} lanes waited although nothing was before them; they go on", mended);
        }
        int awaiting = step("awaiting", clockwork::awaitingTooLong);
        if (awaiting != reportedAwaiting) {
            log.warn("{} notifications await their residents' preferences for too long", awaiting);
            reportedAwaiting = awaiting;
        }
    }

    private static int step(String name, java.util.function.IntSupplier work) {
        try {
            return work.getAsInt();
        } catch (RuntimeException trouble) {
            log.warn("due work, {}: {}", name, trouble.toString());
            return 0;
        }
    }
}
