package nl.stadsbode.notifications.retention;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

/** Forgets regularly, and counts: {@code stadsbode.retention.forgotten}. A step that fails is done the next time. */
@Component
class RegularForgetting {

    private static final Logger log = LoggerFactory.getLogger(RegularForgetting.class);

    RegularForgetting(
            Forgetting forgetting,
            Erasing erasing,
            MeterRegistry registry,
            TaskScheduler scheduler,
            RetentionSettings settings) {
        scheduler.scheduleWithFixedDelay(
                () -> {
                    count(registry, "notifications", forgetting::finished);
                    count(registry, "receipts", forgetting::receipts);
                    count(registry, "letter-batches", forgetting::letterBatches);
                    count(registry, "requested-messages", forgetting::requestedMessages);
                    count(registry, "answers", forgetting::answered);
                    count(registry, "forgotten-residents", erasing::forgotten);
                },
                settings.every());
    }

    static void count(MeterRegistry registry, String what, IntSupplier work) {
        try {
            registry.counter("stadsbode.retention.forgotten", "what", what).increment(work.getAsInt());
        } catch (RuntimeException later) {
            log.warn("forgetting {}: {}", what, later.toString());
        }
    }
}
