package nl.stadsbode.notifications.chaos;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/**
 * Feeds a topic to the service's own intake, and commits what was handled only after the intake returned; a poll that
 * failed is tried again. This stands for Spring Cloud Stream, whose bindings start in seconds: too slow to be started a
 * thousand times. It takes its partitions without a group's vote, for the same reason.
 */
final class Taking implements Runnable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final String brokers;
    private final String group;
    private final String topic;
    private final Consumer<Message<List<byte[]>>> intake;
    private final Life life;

    Taking(String brokers, String group, String topic, Consumer<Message<List<byte[]>>> intake, Life life) {
        this.brokers = brokers;
        this.group = group;
        this.topic = topic;
        this.intake = intake;
        this.life = life;
    }

    @Override
    public void run() {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        brokers,
                        "group.id",
                        group,
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest",
                        "isolation.level",
                        "read_committed",
                        "fetch.max.wait.ms",
                        50,
                        "max.poll.records",
                        500),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        try {
            consumer.assign(consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList());
            while (!life.isOver()) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                if (!records.isEmpty()) {
                    take(consumer, records);
                }
            }
        } finally {
            consumer.close(CloseOptions.timeout(Duration.ZERO));
        }
    }

    private void take(KafkaConsumer<byte[], byte[]> consumer, ConsumerRecords<byte[], byte[]> records) {
        try {
            intake.accept(poll(records));
        } catch (RuntimeException failed) {
            records.partitions()
                    .forEach(partition -> consumer.seek(
                            partition, records.records(partition).getFirst().offset()));
            return;
        }
        life.before("acknowledge");
        consumer.commitSync();
        life.after("acknowledge");
    }

    /** As the binder hands a poll over in batch mode. */
    private static Message<List<byte[]>> poll(ConsumerRecords<byte[], byte[]> records) {
        List<byte[]> data = new ArrayList<>();
        List<byte[]> keys = new ArrayList<>();
        List<String> topics = new ArrayList<>();
        List<Integer> partitions = new ArrayList<>();
        List<Long> offsets = new ArrayList<>();
        List<Map<String, Object>> headers = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            data.add(record.value());
            keys.add(record.key());
            topics.add(record.topic());
            partitions.add(record.partition());
            offsets.add(record.offset());
            Map<String, Object> attributes = new HashMap<>();
            record.headers()
                    .forEach(
                            header -> attributes.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
            headers.add(attributes);
        }
        return MessageBuilder.withPayload(data)
                .setHeader(KafkaHeaders.RECEIVED_KEY, keys)
                .setHeader(KafkaHeaders.RECEIVED_TOPIC, topics)
                .setHeader(KafkaHeaders.RECEIVED_PARTITION, partitions)
                .setHeader(KafkaHeaders.OFFSET, offsets)
                .setHeader(KafkaHeaders.BATCH_CONVERTED_HEADERS, headers)
                .build();
    }
}
