package nl.stadsbode.notifications.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.stadsbode.chassis.testing.ContractsAreKept;
import nl.stadsbode.notifications.carriers.HandOver;
import nl.stadsbode.notifications.carriers.Receipt;
import nl.stadsbode.notifications.flow.CountingCarrier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What this service promises others, and that it keeps to it. */
class ContractsTests extends OperationsTest implements ContractsAreKept {

    private static final List<String> TOPICS = List.of("delivery-status-changed", "contact-point-failed");

    @Test
    void what_is_published_conforms_to_its_schema() throws Exception {
        UUID awaited = change(someCase, 1, "service", someone);
        awaitDecision(awaited, "awaiting-preferences");
        posting("/api/v1/notifications/" + notificationOf(awaited) + "/cancel").andExpect(status().isOk());
        resident(someone, 1, Map.of("service", List.of("sms", "email")));
        UUID bounced = change(someCase, 2, "service", someone);
        awaitStates(bounced, "sms sent");
        receipts.put(List.of(new Receipt(
                SMS.name(),
                "ref-" + SMS.arrived.getFirst().deliveryId(),
                null,
                Receipt.Outcome.BAD_CONTACT_POINT,
                "undeliv-001",
                CLOCK.instant())));
        awaitStates(bounced, "sms permanent-failure", "email sent");
        EMAIL.answer = parcel -> new HandOver.Refused("smtp-550-5-1-1");
        SMS.answer = parcel -> new HandOver.Refused("invalid-number");
        UUID refused = change(someCase, 3, "service", someone);
        awaitStates(refused, "sms permanent-failure", "email permanent-failure");
        EMAIL.answer = CountingCarrier::accept;
        posting("/api/v1/notifications/" + notificationOf(refused) + "/retry").andExpect(status().isOk());
        awaitStates(refused, "sms permanent-failure", "email sent");
        awaitDecision(change(someCase, 4, "internal", someone), "nothing status-not-told");
        awaitDecision(change(someCase, 5, "service"), "nothing no-recipient");

        List<String> states = new ArrayList<>();
        try (var consumer = consumer()) {
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                for (var event : consumer.poll(Duration.ofMillis(200))) {
                    JsonNode data = json.readTree(event.value());
                    OURS.assertConforms(schema(event), data);
                    if (data.path("caseId").asString("").equals(someCase.toString())) {
                        states.add(data.get("state").asString());
                    } else if (data.path("residentId").asString("").equals(someone.toString())) {
                        states.add(data.path("why").asString(""));
                    }
                }
                assertThat(states)
                        .contains(
                                "awaiting-preferences",
                                "cancelled",
                                "sent",
                                "permanent-failure",
                                "ready",
                                "nothing",
                                "number-gone");
            });
        }
    }

    /** As the event itself names it: a topic may have more than one. */
    private static String schema(ConsumerRecord<String, byte[]> event) {
        String address = new String(event.headers().lastHeader("ce_dataschema").value(), StandardCharsets.UTF_8);
        return address.substring(address.lastIndexOf('/') + 1).replace(".schema.json", "");
    }

    private KafkaConsumer<String, byte[]> consumer() {
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        brokers,
                        "group.id",
                        UUID.randomUUID().toString(),
                        "auto.offset.reset",
                        "earliest",
                        "isolation.level",
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(TOPICS);
        return consumer;
    }
}
