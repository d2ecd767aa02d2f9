package nl.stadsbode.preferences.privacy;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

/**
 * Begins what is due, and erases what was gathered and can be fetched no more. {@code stadsbode.privacy.overdue} counts
 * the jobs that someone has not answered for a day.
 */
@Component
class RegularPrivacy {

    private static final Logger log = LoggerFactory.getLogger(RegularPrivacy.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration LONG = Duration.ofDays(1);
    private static final int BATCH = 100;

    private final ForgettingOnRequest forgetting;
    private final Jobs jobs;
    private final PrivacySettings settings;
    private final Clock clock;

    RegularPrivacy(
            ForgettingOnRequest forgetting,
            Jobs jobs,
            PrivacySettings settings,
            Clock clock,
            MeterRegistry registry,
            TaskScheduler scheduler) {
        this.forgetting = forgetting;
        this.jobs = jobs;
        this.settings = settings;
        this.clock = clock;
        Gauge.builder("stadsbode.privacy.overdue", this, self -> self.overdue())
                .description("jobs that were begun over a day ago and are not answered by all")
                .register(registry);
        scheduler.scheduleWithFixedDelay(this::work, EVERY);
    }

    /** One after the other, each in a transaction of its own: one that fails holds up no other. */
    void work() {
        step(() -> forgetting.due(BATCH).forEach(job -> step(() -> forgetting.forgetDue(job))));
        step(() -> jobs.expireExportsBegunBefore(clock.instant().minus(settings.answerWithin())));
        step(() -> jobs.dropFetchableBefore(clock.instant().minus(settings.fetchWithin()), BATCH));
    }

    private static void step(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException later) {
            log.warn("jobs of privacy: {}", later.toString());
        }
    }

    private double overdue() {
        return jobs.runningSince(clock.instant().minus(LONG));
    }
}
