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

/**
 * Wakes a sender of a channel when something became ready for it: one of them. Where two of one channel wait and the other
 * is woken, this one looks at its next poll.
 */
@Component
public class Bell {

    private final Map<Channel, Semaphore> bells = new EnumMap<>(Channel.class);

    Bell() {
        for (Channel channel : Channel.values()) {
            bells.put(channel, new Semaphore(0));
        }
    }

    /** Waits until it rings, at most so long. @return whether it rang */
    public boolean await(Channel channel, Duration atMost) throws InterruptedException {
        Semaphore bell = bell(channel);
        if (!bell.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            return false;
        }
        bell.drainPermits();
        return true;
    }

    /** Rings for those of them that are ready, once the current transaction is committed. */
    void ringForReady(Collection<DeliveryChange> changes) {
        ringAfterCommit(changes.stream()
                .filter(change -> change.state() == State.READY)
                .flatMap(change -> Channel.of(change.channel()).stream())
                .toList());
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
