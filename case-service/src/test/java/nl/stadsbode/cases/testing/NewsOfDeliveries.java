package nl.stadsbode.cases.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import tools.jackson.databind.JsonNode;

/** Tells what became of messages, as the notification-service does. */
public final class NewsOfDeliveries implements DisposableBean {

    private static final String TOPIC = "delivery-status-changed";

    private final KafkaProducer<String, String> producer;

    NewsOfDeliveries(String brokers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers), new StringSerializer(), new StringSerializer());
    }

    /** Of the first status of a case. */
    public void tell(
            JsonNode opened,
            UUID notification,
            @Nullable UUID delivery,
            @Nullable String channel,
            String state,
            @Nullable String reason,
            long version)
            throws Exception {
        send(opened, about(opened, notification, delivery, channel, state, reason, version));
    }

    public void send(JsonNode opened, String data) throws Exception {
        ProducerRecord<String, String> event = new ProducerRecord<>(TOPIC, caseId(opened), data);
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_source", "urn:nld:oin:00000001823288444000:systeem:notification-service",
                        "ce_type", "nl.overheid.berichten.bezorgstatus-gewijzigd",
                        "ce_subject", caseId(opened),
                        "ce_time", "2026-11-23T20:00:01Z",
                        "ce_sequence", "00000000000000000007",
                        "ce_dataschema", "http://localhost/contracts/delivery-status-changed.schema.json")
                .forEach((name, value) -> event.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(event).get();
    }

    public void sendWithoutHeaders(JsonNode opened) throws Exception {
        producer.send(new ProducerRecord<>(TOPIC, caseId(opened), "{}")).get();
    }

    public String about(
            JsonNode opened,
            UUID notification,
            @Nullable UUID delivery,
            @Nullable String channel,
            String state,
            @Nullable String reason,
            long version) {
        return """
                {"notificationId": "%s", "deliveryId": %s, "eventId": "%s", "caseId": "%s", "residentId": "%s",
                 "channel": %s, "state": "%s", "reason": %s, "version": %d, "at": "2026-11-23T20:00:01Z", "more": 1}
                """.formatted(
                        notification,
                        quoted(delivery),
                        opened.get("statuses").get(0).get("id").asString(),
                        caseId(opened),
                        CaseServiceTest.RESIDENT,
                        quoted(channel),
                        state,
                        quoted(reason),
                        version);
    }

    @Override
    public void destroy() {
        producer.close(Duration.ZERO);
    }

    private static String caseId(JsonNode opened) {
        return opened.get("id").asString();
    }

    private static String quoted(@Nullable Object value) {
        return value == null ? "null" : "\"" + value + "\"";
    }
}
