package nl.stadsbode.chassis.inbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.stadsbode.chassis.events.Envelope;
import nl.stadsbode.chassis.events.NotUnderstood;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;

/** The bytes of one record, and where they came from. Nothing of it is trusted yet. */
record RawEvent(
        String topic,
        int partition,
        long position,
        byte @Nullable [] key,
        Map<String, Object> headers,
        byte @Nullable [] data) {

    ReceivedEvent read() {
        if (key == null) {
            throw new NotUnderstood("the record has no key");
        }
        return new ReceivedEvent(Envelope.fromHeaders(headers), new String(key, StandardCharsets.UTF_8), data);
    }

    /** The records of one poll, as the binder hands them over in batch mode. */
    @SuppressWarnings("unchecked")
    static List<RawEvent> of(Message<? extends List<?>> poll) {
        List<?> data = poll.getPayload();
        List<?> keys = list(poll, KafkaHeaders.RECEIVED_KEY);
        List<String> topics = (List<String>) list(poll, KafkaHeaders.RECEIVED_TOPIC);
        List<Integer> partitions = (List<Integer>) list(poll, KafkaHeaders.RECEIVED_PARTITION);
        List<Long> positions = (List<Long>) list(poll, KafkaHeaders.OFFSET);
        List<Map<String, Object>> headers =
                (List<Map<String, Object>>) list(poll, KafkaHeaders.BATCH_CONVERTED_HEADERS);
        List<RawEvent> events = new ArrayList<>(data.size());
        for (int i = 0; i < data.size(); i++) {
            events.add(new RawEvent(
                    topics.get(i),
                    partitions.get(i),
                    positions.get(i),
                    bytes(keys.get(i)),
                    headers.get(i),
                    bytes(data.get(i))));
        }
        return events;
    }

    private static List<?> list(Message<?> poll, String header) {
        Object value = poll.getHeaders().get(header);
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalStateException("a poll in batch mode carries a list in " + header);
    }

    private static byte @Nullable [] bytes(@Nullable Object value) {
        return switch (value) {
            case byte[] bytes -> bytes;
            case String text -> text.getBytes(StandardCharsets.UTF_8);
            case null, default -> null; // KafkaNull: a tombstone
        };
    }
}
