package nl.stadsbode.chassis.outbox;

import java.time.Duration;
import java.util.BitSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the relay of a shard when something was committed to it. */
final class OutboxBell {

    private final Semaphore[] shards;

    OutboxBell(int shards) {
        this.shards = new Semaphore[shards];
        for (int shard = 0; shard < shards; shard++) {
            this.shards[shard] = new Semaphore(0);
        }
    }

    void ring(BitSet rung) {
        rung.stream().forEach(shard -> shards[shard].release());
    }

    void await(int shard, Duration atMost) throws InterruptedException {
        if (shards[shard].tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            shards[shard].drainPermits();
        }
    }
}
