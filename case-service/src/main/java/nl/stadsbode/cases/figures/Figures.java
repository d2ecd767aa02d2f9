package nl.stadsbode.cases.figures;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Figures of cases: {@code stadsbode.cases.*}, tagged by nothing but codes of the catalogue. What happens in a
 * transaction is counted once that has committed.
 */
@Component
public class Figures {

    private final MeterRegistry registry;
    private final Counter announced;
    private final Timer announcementDelay;

    Figures(MeterRegistry registry) {
        this.registry = registry;
        this.announced = Counter.builder("stadsbode.cases.announced")
                .description("statuses that were announced")
                .register(registry);
        this.announcementDelay = Timer.builder("stadsbode.cases.announcement.delay")
                .description("from the moment a status was due to its announcement")
                .publishPercentileHistogram()
                .maximumExpectedValue(Duration.ofMinutes(5))
                .register(registry);
    }

    public void opened(String caseType) {
        afterCommit(() -> count("stadsbode.cases.opened", caseType));
    }

    public void recorded(String caseType, boolean correction) {
        afterCommit(() -> {
            count("stadsbode.cases.statuses", caseType);
            if (correction) {
                count("stadsbode.cases.corrections", caseType);
            }
        });
    }

    public void withdrawn(String caseType) {
        afterCommit(() -> count("stadsbode.cases.withdrawn", caseType));
    }

    /** @param delay time since it was due */
    public void announced(Duration delay) {
        afterCommit(() -> {
            announced.increment();
            announcementDelay.record(delay.isNegative() ? Duration.ZERO : delay);
        });
    }

    private void count(String name, String caseType) {
        registry.counter(name, "case_type", caseType).increment();
    }

    private static void afterCommit(Runnable counting) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            counting.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                counting.run();
            }
        });
    }
}
