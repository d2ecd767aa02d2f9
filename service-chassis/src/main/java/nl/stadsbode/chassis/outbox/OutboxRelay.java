package nl.stadsbode.chassis.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.springframework.context.SmartLifecycle;

/** Starts and stops one relay a shard. Several instances of a service share the shards by their locks. */
final class OutboxRelay implements SmartLifecycle {

    private static final long STOP_WITHIN_MILLIS = 5_000;

    private final int shards;
    private final IntFunction<ShardRelay> relays;
    private final List<Thread> threads = new ArrayList<>();

    OutboxRelay(int shards, IntFunction<ShardRelay> relays) {
        this.shards = shards;
        this.relays = relays;
    }

    @Override
    public synchronized void start() {
        for (int shard = 0; shard < shards; shard++) {
            threads.add(Thread.ofPlatform().daemon().name("outbox-" + shard).start(relays.apply(shard)));
        }
    }

    @Override
    public synchronized void stop() {
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            try {
                thread.join(STOP_WITHIN_MILLIS);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
        threads.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !threads.isEmpty();
    }
}
