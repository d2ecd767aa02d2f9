package nl.stadsbode.cases.announcing;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Announces statuses whose undo time is over. Several instances share the work: each passes over locked cases. */
@Component
class DueAnnouncer {

    private static final Logger log = LoggerFactory.getLogger(DueAnnouncer.class);

    private final WaitingStatuses waiting;
    private final Announcing announcing;
    private final AnnouncingSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DueAnnouncer(
            WaitingStatuses waiting,
            Announcing announcing,
            AnnouncingSettings settings,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.waiting = waiting;
        this.announcing = announcing;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${stadsbode.announcing.poll:200ms}")
    void announceWhatIsDue() {
        try {
            while (announceOneBatch() && !Thread.currentThread().isInterrupted()) {}
        } catch (RuntimeException failed) {
            log.warn(
                    "nothing was announced, it is tried again: {}",
                    failed.getClass().getSimpleName());
        }
    }

    private boolean announceOneBatch() {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            List<UUID> cases = waiting.lockCasesDue(clock.instant(), settings.batch());
            if (!cases.isEmpty()) {
                announcing.announceDueOn(cases);
            }
            return !cases.isEmpty();
        }));
    }
}
