package nl.stadsbode.notifications.intake;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.stadsbode.chassis.events.KafkaClients;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What a topic held at one moment and its consumers have not handled yet. Looks only: it joins no group and commits
 * nothing.
 */
final class Backlog implements AutoCloseable {

    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int LOOKS = 20;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> ends;

    /** As it is now, for all the consumers of the group together. */
    Backlog(KafkaClients kafka, String group, String topic) {
        this.consumer = new KafkaConsumer<>(
                kafka.consumer(Map.of(
                        ConsumerConfig.GROUP_ID_CONFIG,
                        group,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        1,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        (int) ANSWER.toMillis())),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        try {
            this.ends = new TreeMap<>((one, other) -> Integer.compare(one.partition(), other.partition()));
            ends.putAll(consumer.endOffsets(consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .collect(Collectors.toSet())));
        } catch (RuntimeException away) {
            consumer.close();
            throw away;
        }
    }

    /** In how many partitions something is still to be handled. */
    int partitionsBehind() {
        Map<TopicPartition, OffsetAndMetadata> handled = consumer.committed(ends.keySet());
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(ends.keySet());
        ends.entrySet().removeIf(end -> {
            OffsetAndMetadata committed = handled.get(end.getKey());
            long next = Math.max(committed == null ? 0 : committed.offset(), begins.getOrDefault(end.getKey(), 0L));
            return next >= end.getValue() || !holdsRecords(end.getKey(), next, end.getValue());
        });
        return ends.size();
    }

    /** The last places are those of transactions' marks, and of what was compacted away: nobody commits beyond them. */
    private boolean holdsRecords(TopicPartition partition, long from, long end) {
        consumer.assign(Set.of(partition));
        consumer.seek(partition, from);
        for (int look = 0; look < LOOKS; look++) {
            for (var next : consumer.poll(LOOK)) {
                return next.offset() < end;
            }
            if (consumer.position(partition) >= end) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
