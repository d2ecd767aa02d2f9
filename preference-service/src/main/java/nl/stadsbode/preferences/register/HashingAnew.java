package nl.stadsbode.preferences.register;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import nl.stadsbode.preferences.hashing.HashSettings;
import nl.stadsbode.preferences.hashing.KeyedHashes;
import nl.stadsbode.preferences.resident.ResidentId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the hashes of numbers under the key that hashes now, some at a time, in each instance. Until then they are found
 * by the key before. {@code stadsbode.bsn.unclean} is 1 while there may be any under another key.
 */
@Component
class HashingAnew {

    private static final Logger log = LoggerFactory.getLogger(HashingAnew.class);
    private static final long NEVER = -1;
    private static final Duration REST = Duration.ofSeconds(10);

    private final RegisteredResidents registered;
    private final KeyedHashes hashes;
    private final TransactionTemplate transaction;
    private final HashSettings settings;
    private final Clock clock;
    private final AtomicLong cleanUnder = new AtomicLong(NEVER);
    private @Nullable ResidentId after;
    private long lookedFor = NEVER;
    private Instant restsUntil = Instant.MIN;

    HashingAnew(
            RegisteredResidents registered,
            KeyedHashes hashes,
            TransactionTemplate transaction,
            HashSettings settings,
            MeterRegistry registry,
            TaskScheduler scheduler,
            Clock clock) {
        this.clock = clock;
        this.registered = registered;
        this.hashes = hashes;
        this.transaction = transaction;
        this.settings = settings;
        Gauge.builder("stadsbode.bsn.unclean", this, self -> self.clean() ? 0 : 1)
                .description("1 while hashes of numbers may be under another key than the one that hashes now")
                .register(registry);
        scheduler.scheduleWithFixedDelay(this::walk, settings.walkEvery());
    }

    boolean clean() {
        return cleanUnder.get() == hashes.key();
    }

    /** One batch of a walk, which begins only where something is under another key. */
    void walk() {
        long key = hashes.key();
        if (after == null && key == lookedFor && clock.instant().isBefore(restsUntil)) {
            return;
        }
        try {
            if (after != null || !isClean(key)) {
                after = transaction.execute(status -> registered.hashAnew(after, settings.walkBatch()));
                if (after == null) {
                    isClean(key);
                }
            }
        } catch (RuntimeException later) {
            log.warn("hashing anew: {}", later.getClass().getName());
        }
    }

    /** Looked for again and again: another instance may still hash with the key of before. */
    private boolean isClean(long key) {
        boolean clean = registered.allUnder(key);
        if (clean && cleanUnder.get() != key) {
            log.info("every hash is under the key {}", key);
        }
        cleanUnder.set(clean ? key : NEVER);
        lookedFor = key;
        restsUntil = clock.instant().plus(REST);
        return clean;
    }
}
