package nl.stadsbode.preferences.retention;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

/** Forgets regularly, and counts: {@code stadsbode.retention.forgotten}. A step that fails is done the next time. */
@Component
@EnableConfigurationProperties(RetentionSettings.class)
class RegularForgetting {

    private static final Logger log = LoggerFactory.getLogger(RegularForgetting.class);

    RegularForgetting(
            Forgetting forgetting, MeterRegistry registry, TaskScheduler scheduler, RetentionSettings settings) {
        scheduler.scheduleWithFixedDelay(
                () -> {
                    count(registry, "history", forgetting::history);
                    count(registry, "failed-contact-points", forgetting::failedContactPoints);
                    count(registry, "receipts", forgetting::receipts);
                    count(registry, "register-files", forgetting::registerFiles);
                },
                settings.every());
    }

    private static void count(MeterRegistry registry, String what, IntSupplier work) {
        try {
            registry.counter("stadsbode.retention.forgotten", "what", what).increment(work.getAsInt());
        } catch (RuntimeException later) {
            log.warn("forgetting {}: {}", what, later.toString());
        }
    }
}
