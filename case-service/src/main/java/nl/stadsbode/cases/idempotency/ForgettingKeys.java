package nl.stadsbode.cases.idempotency;

import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes old keys in batches, so that no transaction is long. */
@Component
class ForgettingKeys {

    private static final int BATCH = 5_000;

    private final IdempotencyKeys keys;
    private final IdempotencySettings settings;
    private final Clock clock;

    ForgettingKeys(IdempotencyKeys keys, IdempotencySettings settings, Clock clock) {
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT15M", initialDelayString = "PT1M")
    void forget() {
        int forgotten;
        do {
            forgotten = keys.forgetOlderThan(clock.instant().minus(settings.keep()), BATCH);
        } while (forgotten == BATCH);
    }
}
