package nl.stadsbode.cases.testing;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.beans.factory.DisposableBean;

/** Everything that the service published, as another service reads it. */
public final class PublishedEvents implements DisposableBean {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<ConsumerRecord<String, byte[]>> seen = new CopyOnWriteArrayList<>();
    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread reader;

    PublishedEvents(String brokers, String topic) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        brokers,
                        "group.id",
                        "test-" + UUID.randomUUID(),
                        "auto.offset.reset",
                        "earliest",
                        "isolation.level",
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(topic));
        reader = Thread.ofPlatform().daemon().start(this::read);
    }

    /** The events of a case, in the order of the topic, once there are so many. */
    public List<ConsumerRecord<String, byte[]>> of(String caseId, int count) {
        await().atMost(PATIENCE).until(() -> of(caseId).size() >= count);
        return of(caseId);
    }

    public List<ConsumerRecord<String, byte[]>> of(String caseId) {
        return seen.stream().filter(event -> caseId.equals(event.key())).toList();
    }

    public List<ConsumerRecord<String, byte[]>> all() {
        return List.copyOf(seen);
    }

    public static String header(ConsumerRecord<String, byte[]> event, String name) {
        return new String(event.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Override
    public void destroy() throws InterruptedException {
        consumer.wakeup();
        reader.join();
    }

    private void read() {
        try {
            while (true) {
                consumer.poll(Duration.ofSeconds(1)).forEach(seen::add);
            }
        } catch (WakeupException contextCloses) {
            consumer.close(CloseOptions.timeout(Duration.ZERO));
        }
    }
}
