package nl.stadsbode.notifications.chaos;

import static java.util.stream.Collectors.toSet;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What others heard of each delivery, from the beginning of the topic to its end. An event may have come twice, under the
 * same id: a relay that dies between the broker's commit and its own publishes a batch again.
 */
final class LifecycleTopic {

    private static final Duration POLL = Duration.ofMillis(200);

    /** @param version of the delivery, as events bear it */
    record Told(String state, long version) {}

    private final Map<UUID, List<Told>> byDelivery = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final JsonMapper json = JsonMapper.builder().build();
    private int repeated;

    static LifecycleTopic read(String brokers) {
        LifecycleTopic topic = new LifecycleTopic();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", brokers,
                        "auto.offset.reset", "earliest",
                        "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(World.LIFECYCLE).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(topic::take);
            }
        }
        return topic;
    }

    private void take(ConsumerRecord<String, byte[]> event) {
        String id = new String(event.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
        if (!seen.add(id)) {
            repeated++;
            return;
        }
        JsonNode data = json.readTree(event.value());
        if (data.path("deliveryId").isString()) {
            byDelivery
                    .computeIfAbsent(UUID.fromString(data.path("deliveryId").asString()), first -> new ArrayList<>())
                    .add(new Told(
                            data.path("state").asString(), data.path("version").asLong()));
        }
    }

    /** Events that came more than once, under the same id. */
    int repeated() {
        return repeated;
    }

    /** Deliveries whose hand-over was told to be in doubt, whatever became of it. */
    Set<UUID> doubted() {
        return byDelivery.entrySet().stream()
                .filter(each ->
                        each.getValue().stream().anyMatch(told -> told.state().equals("unknown")))
                .map(Map.Entry::getKey)
                .collect(toSet());
    }

    /** @param ended how each delivery ended @return what was not told, or not in order */
    List<String> problems(Map<UUID, Told> ended) {
        List<String> problems = new ArrayList<>();
        ended.forEach((delivery, end) -> {
            List<Told> told = byDelivery.getOrDefault(delivery, List.of());
            for (int i = 1; i < told.size(); i++) {
                if (told.get(i).version() <= told.get(i - 1).version()) {
                    problems.add("delivery " + delivery + " was told of out of order: " + told);
                }
            }
            if (told.isEmpty() || !told.getLast().equals(end)) {
                problems.add("delivery " + delivery + " ended as " + end + ", told was " + told);
            }
        });
        return problems;
    }
}
