package nl.stadsbode.notifications.notification;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import nl.stadsbode.notifications.residents.Channel;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes the sender of a channel when something became ready for it. */
@Component
public class Bell {

    private final Map<Channel, Semaphore> bells = new EnumMap<>(Channel.class);

    Bell() {
        for (Channel channel : Channel.values()) {
            bells.put(channel, new Semaphore(0));
        }
    }

    /** Waits until it rings, at most so long. */
    public void await(Channel channel, Duration atMost) throws InterruptedException {
        Semaphore bell = bell(channel);
        if (bell.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            bell.drainPermits();
        }
    }

    /** Rings once the current transaction is committed. */
    void ringAfterCommit(Collection<Channel> channels) {
        if (channels.isEmpty()) {
            return;
        }
        EnumSet<Channel> rung = EnumSet.copyOf(channels);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                rung.forEach(channel -> bell(channel).release());
            }
        });
    }

    private Semaphore bell(Channel channel) {
        Semaphore bell = bells.get(channel);
        if (bell == null) {
            throw new IllegalStateException("every channel has a bell");
        }
        return bell;
    }
}
