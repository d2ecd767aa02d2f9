package nl.stadsbode.preferences;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.stadsbode.chassis.testing.RealServers;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;

/** All that was published on resident-preferences in this run. */
public final class PublishedEvents {

    private static final Duration WITHIN = Duration.ofSeconds(20);
    private static final Map<String, PublishedEvents> BY_TOPIC = new HashMap<>();

    private final String topic;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();

    private PublishedEvents(String topic) {
        this.topic = topic;
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", RealServers.started().brokers(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    static synchronized PublishedEvents on(String topic) {
        return BY_TOPIC.computeIfAbsent(topic, PublishedEvents::new);
    }

    /** Waits until this many are there for the resident. */
    public synchronized List<ConsumerRecord<String, byte[]>> about(UUID resident, int atLeast) {
        if (consumer.assignment().isEmpty()) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        }
        Awaitility.await("events of a resident")
                .atMost(WITHIN)
                .pollDelay(Duration.ZERO)
                .until(() -> {
                    consumer.poll(Duration.ofMillis(100)).forEach(seen::add);
                    return about(resident).size() >= atLeast;
                });
        return about(resident);
    }

    private List<ConsumerRecord<String, byte[]>> about(UUID resident) {
        return seen.stream()
                .filter(event -> event.key().equals(resident.toString()))
                .toList();
    }
}
