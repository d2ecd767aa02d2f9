package nl.stadsbode.preferences.companion;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

/** Forgets regularly what nobody can answer any more. */
@Component
class ForgettingInvitations {

    private static final Logger log = LoggerFactory.getLogger(ForgettingInvitations.class);
    private static final Duration EVERY = Duration.ofMinutes(5);

    private final Invitations invitations;

    ForgettingInvitations(Invitations invitations, TaskScheduler scheduler) {
        this.invitations = invitations;
        scheduler.scheduleWithFixedDelay(this::forget, EVERY);
    }

    private void forget() {
        try {
            invitations.forgetExpired();
        } catch (RuntimeException later) {
            log.warn("forgetting invitations that expired: {}", later.toString());
        }
    }
}
