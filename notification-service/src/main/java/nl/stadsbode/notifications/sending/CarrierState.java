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
 * @param troubles how often it became unwell since this instance started
 */
public record CarrierState(
        String name,
        String state,
        @Nullable String reason,
        @Nullable Instant since,
        @Nullable Instant retryAt,
        int troubles) {

    static CarrierState of(Health health) {
        Health.Trouble trouble = health.trouble();
        if (trouble == null) {
            return new CarrierState(health.carrier(), "well", null, null, null, health.troubles());
        }
        String state = health.isOnTrial() ? "on-trial" : trouble.slow() ? "slow" : "away";
        return new CarrierState(
                health.carrier(), state, trouble.reason(), trouble.since(), trouble.until(), health.troubles());
    }

    public boolean doesWell() {
        return state.equals("well");
    }

    /** Whether messages may go by it, other than to try it. */
    public boolean sends() {
        return doesWell() || state.equals("slow");
    }
}
