package nl.stadsbode.chassis.inbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionOperations;

/** Makes the intake of each topic that the service listens to, and knows them for replays. */
public final class Intakes {

    private final Inbox inbox;
    private final DeadEvents deadEvents;
    private final TransactionOperations transaction;
    private final InboxMetrics metrics;
    private final Map<String, Intake<?>> byTopic = new ConcurrentHashMap<>();

    Intakes(Inbox inbox, DeadEvents deadEvents, TransactionOperations transaction, InboxMetrics metrics) {
        this.inbox = inbox;
        this.deadEvents = deadEvents;
        this.transaction = transaction;
        this.metrics = metrics;
    }

    /**
     * @param understand translates one event, and throws {@link nl.stadsbode.chassis.events.NotUnderstood} where it cannot
     * @param apply changes the service's state by a batch of new events, in the transaction of the inbox
     */
    public <T> Intake<T> of(String topic, Function<ReceivedEvent, T> understand, Consumer<List<T>> apply) {
        Intake<T> intake = new Intake<>(topic, understand, apply, inbox, deadEvents, transaction, metrics);
        byTopic.put(topic, intake);
        return intake;
    }

    Optional<Intake<?>> of(String topic) {
        return Optional.ofNullable(byTopic.get(topic));
    }
}
