package nl.stadsbode.notifications.operations;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import nl.stadsbode.notifications.notification.SteeringDeliveries;
import nl.stadsbode.notifications.residents.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tries again all that failed for good until now, in bounded transactions. */
@Component
class RetryingFailures {

    private static final int AT_A_TIME = 500;

    private final SteeringDeliveries steering;
    private final Clock clock;

    RetryingFailures(SteeringDeliveries steering, Clock clock) {
        this.steering = steering;
        this.clock = clock;
    }

    /** @return how many are ready again */
    int all(@Nullable Channel channel) {
        Instant begun = clock.instant();
        int count = 0;
        UUID after = null;
        do {
            SteeringDeliveries.Retried retried = steering.retryFailed(channel, begun, after, AT_A_TIME);
            count += retried.count();
            after = retried.next();
        } while (after != null);
        return count;
    }
}
