package nl.stadsbode.notifications.requested;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import nl.stadsbode.notifications.residents.Channel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** A thread for each electronic channel, apart from those of bulk; and what becomes due with time. */
@Component
class RequestedSenders implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RequestedSenders.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration PAUSE_AFTER_ERROR = Duration.ofSeconds(1);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(8);

    private final SendingRequested sending;
    private final RequestedMessages messages;
    private final RequestedMetrics metrics;
    private final List<Thread> threads = new ArrayList<>();
    private final Map<Channel, Semaphore> bells = new EnumMap<>(Channel.class);
    private volatile boolean stopping;

    RequestedSenders(SendingRequested sending, RequestedMessages messages, RequestedMetrics metrics) {
        this.sending = sending;
        this.messages = messages;
        this.metrics = metrics;
        for (Channel channel : Channel.values()) {
            if (channel.electronic()) {
                bells.put(channel, new Semaphore(0));
            }
        }
    }

    /** Something was asked for: look at once. */
    void ring() {
        bells.values().forEach(Semaphore::release);
    }

    @Override
    public synchronized void start() {
        stopping = false;
        bells.forEach((channel, bell) -> threads.add(
                Thread.ofPlatform().name("requested-" + channel.code()).start(() -> work(channel, bell))));
    }

    private void work(Channel channel, Semaphore bell) {
        while (!stopping && !Thread.currentThread().isInterrupted()) {
            try {
                if (!sending.some(channel)) {
                    tidy();
                    bell.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                    bell.drainPermits();
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException | StackOverflowError trouble) {
                log.warn("requested {}: sending pauses: {}", channel.code(), trouble.toString());
                pause();
            }
        }
    }

    private void tidy() {
        messages.applyReceipts();
        int overdue = messages.endOverdue();
        if (overdue > 0) {
            log.warn("{} requested messages ended without having been sent for certain", overdue);
            metrics.overdue(overdue);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_ERROR);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is under way gets its answer: interrupted, it would be in doubt. */
    @Override
    public synchronized void stop() {
        stopping = true;
        ring();
        for (Thread thread : threads) {
            try {
                if (!thread.join(STOP_WITHIN)) {
                    thread.interrupt();
                }
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
