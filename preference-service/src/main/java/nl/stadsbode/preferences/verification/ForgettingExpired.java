package nl.stadsbode.preferences.verification;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

/** Forgets regularly what is of no use any more. */
@Component
class ForgettingExpired {

    private static final Logger log = LoggerFactory.getLogger(ForgettingExpired.class);
    private static final Duration EVERY = Duration.ofMinutes(5);

    private final PendingVerifications pendings;
    private final Sends sends;

    ForgettingExpired(PendingVerifications pendings, Sends sends, TaskScheduler scheduler) {
        this.pendings = pendings;
        this.sends = sends;
        scheduler.scheduleWithFixedDelay(this::forget, EVERY);
    }

    private void forget() {
        try {
            pendings.forgetExpired();
            sends.forgetOld();
        } catch (RuntimeException later) {
            log.warn("forgetting what expired: {}", later.toString());
        }
    }
}
