package nl.stadsbode.notifications.sending;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a carrier does.
 *
 * @param state well, slow, on-trial (its break is over, a few messages show how it does) or away (left alone)
 * @param reason of its trouble, a code in kebab case
 * @param since when it was last well
 * @param retryAt when it is tried again, or was
 */
public record CarrierState(
        String name,
        String state,
        @Nullable String reason,
        @Nullable Instant since,
        @Nullable Instant retryAt) {

    static CarrierState of(Health health) {
        Health.Trouble trouble = health.trouble();
        if (trouble == null) {
            return new CarrierState(health.carrier(), "well", null, null, null);
        }
        String state = health.isOnTrial() ? "on-trial" : trouble.slow() ? "slow" : "away";
        return new CarrierState(health.carrier(), state, trouble.reason(), trouble.since(), trouble.until());
    }

    /** Whether messages may go by it, other than to try it. */
    public boolean sends() {
        return state.equals("well") || state.equals("slow");
    }
}
