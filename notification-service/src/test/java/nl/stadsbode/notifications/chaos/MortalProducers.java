package nl.stadsbode.notifications.chaos;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import nl.stadsbode.chassis.outbox.OutboxProducers;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** The relay's producers in one life of the service. Cut, they leave their transaction open, as a dead process does. */
final class MortalProducers implements OutboxProducers {

    private static final Set<String> POINTS =
            Set.of("initTransactions", "beginTransaction", "send", "flush", "commitTransaction", "abortTransaction");

    private final String brokers;
    private final Life life;

    MortalProducers(String brokers, Life life) {
        this.brokers = brokers;
        this.life = life;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Producer<String, byte[]> create(String transactionalId) {
        life.requireAlive();
        Producer<String, byte[]> producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", brokers,
                        "transactional.id", transactionalId,
                        "acks", "all",
                        "delivery.timeout.ms", 10_000,
                        "request.timeout.ms", 5_000,
                        "max.block.ms", 10_000,
                        "retry.backoff.ms", 20,
                        "linger.ms", 1),
                new StringSerializer(),
                new ByteArraySerializer());
        life.cutAtTheEnd(() -> producer.close(Duration.ZERO));
        return (Producer<String, byte[]>) Proxy.newProxyInstance(
                Producer.class.getClassLoader(),
                new Class<?>[] {Producer.class},
                (proxy, method, arguments) -> on(producer, method, arguments));
    }

    private @Nullable Object on(Producer<String, byte[]> producer, Method method, Object @Nullable [] arguments)
            throws Throwable {
        if (!POINTS.contains(method.getName())) {
            return call(producer, method, arguments);
        }
        life.before(method.getName());
        Object answer = call(producer, method, arguments);
        life.after(method.getName());
        return answer;
    }

    private static @Nullable Object call(Producer<?, ?> producer, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(producer, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
