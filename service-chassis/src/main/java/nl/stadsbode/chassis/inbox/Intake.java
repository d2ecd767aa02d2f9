package nl.stadsbode.chassis.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import nl.stadsbode.chassis.events.NotUnderstood;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.support.Acknowledgment;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes in the events of one topic: every event once, a poll in one transaction, acknowledged after its commit.
 *
 * <p>What cannot be understood, or what the database refuses for what it says, is found by bisection and becomes a
 * dead event; the others go on. A database that is away makes {@link #receive} throw: the container then keeps the poll
 * and tries again, so nothing is skipped.
 *
 * @param <T> the service's own type for such an event
 */
public final class Intake<T> {

    private static final Logger log = LoggerFactory.getLogger(Intake.class);
    private static final int TRIES_AFTER_CONFLICT = 5;

    private final String topic;
    private final Function<ReceivedEvent, T> understand;
    private final Consumer<List<T>> apply;
    private final Inbox inbox;
    private final DeadEvents deadEvents;
    private final TransactionOperations transaction;
    private final InboxMetrics metrics;

    Intake(
            String topic,
            Function<ReceivedEvent, T> understand,
            Consumer<List<T>> apply,
            Inbox inbox,
            DeadEvents deadEvents,
            TransactionOperations transaction,
            InboxMetrics metrics) {
        this.topic = topic;
        this.understand = understand;
        this.apply = apply;
        this.inbox = inbox;
        this.deadEvents = deadEvents;
        this.transaction = transaction;
        this.metrics = metrics;
    }

    /** Takes in one poll and acknowledges it. */
    public void receive(Message<List<byte[]>> poll) {
        List<Understood<T>> understood = new ArrayList<>();
        for (RawEvent raw : RawEvent.of(poll)) {
            try {
                understood.add(read(raw));
            } catch (RuntimeException unreadable) {
                bury(raw, unreadable);
            }
        }
        takeOrBisect(understood);
        Acknowledgment acknowledgment = poll.getHeaders().get(KafkaHeaders.ACKNOWLEDGMENT, Acknowledgment.class);
        if (acknowledgment != null) {
            acknowledgment.acknowledge();
        }
    }

    /** Takes in a dead event once more, in the caller's transaction. */
    void replay(RawEvent raw) {
        take(List.of(read(raw)));
    }

    private void takeOrBisect(List<Understood<T>> events) {
        if (events.isEmpty()) {
            return;
        }
        try {
            takeWithRetries(events);
        } catch (RuntimeException refused) {
            if (Refusal.of(refused) != Refusal.FOR_WHAT_IT_SAYS) {
                throw refused;
            }
            if (events.size() == 1) {
                bury(events.getFirst().raw(), refused);
            } else {
                int half = events.size() / 2;
                takeOrBisect(events.subList(0, half));
                takeOrBisect(events.subList(half, events.size()));
            }
        }
    }

    private void takeWithRetries(List<Understood<T>> events) {
        for (int attempt = 1; ; attempt++) {
            try {
                int fresh = Objects.requireNonNull(transaction.execute(status -> take(events)));
                metrics.taken(topic, fresh, events.size() - fresh);
                return;
            } catch (RuntimeException conflict) {
                if (Refusal.of(conflict) != Refusal.CONFLICT || attempt == TRIES_AFTER_CONFLICT) {
                    throw conflict;
                }
            }
        }
    }

    /** @return how many of them were not taken in before */
    private int take(List<Understood<T>> events) {
        List<Understood<T>> fresh = inbox.claim(events);
        if (!fresh.isEmpty()) {
            apply.accept(fresh.stream().map(Understood::event).toList());
        }
        return fresh.size();
    }

    private Understood<T> read(RawEvent raw) {
        ReceivedEvent received = raw.read();
        return new Understood<>(raw, received.envelope(), understand.apply(received));
    }

    private void bury(RawEvent raw, RuntimeException why) {
        log.warn(
                "a dead event in {}, partition {}, offset {}: {}", topic, raw.partition(), raw.position(), reason(why));
        deadEvents.bury(raw, reason(why));
        metrics.buried(topic);
    }

    /** Our own words for it, never the message of another's exception: that may quote the data. */
    static String reason(RuntimeException why) {
        return why instanceof NotUnderstood notUnderstood
                ? String.valueOf(notUnderstood.getMessage())
                : Refusal.describe(why);
    }
}
