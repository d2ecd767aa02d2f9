package nl.stadsbode.notifications.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import nl.stadsbode.notifications.carriers.HandOver;
import nl.stadsbode.notifications.carriers.Receipt;
import nl.stadsbode.notifications.flow.CountingCarrier;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;

/** What this service promises others, and that it keeps to it. */
class ContractsTests extends OperationsTest {

    private static final Path CONTRACTS = Path.of("src/main/resources/contracts");
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
                    assertConforms(event.topic(), data);
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

    @Test
    void the_samples_conform_to_their_schemas() throws IOException {
        for (String topic : TOPICS) {
            try (Stream<Path> samples = Files.list(CONTRACTS.resolve("samples").resolve(topic))) {
                List<Path> all = samples.toList();
                assertThat(all).hasSizeGreaterThanOrEqualTo(3);
                for (Path sample : all) {
                    assertConforms(topic, json.readTree(Files.readString(sample)));
                }
            }
        }
    }

    @Test
    void schemas_and_asyncapi_are_served_to_everyone() throws Exception {
        for (String name : List.of(
                "delivery-status-changed.schema.json",
                "contact-point-failed.schema.json",
                "asyncapi.yaml",
                "samples/delivery-status-changed/sent.json")) {
            mvc.perform(get("/contracts/" + name)).andExpect(status().isOk());
        }
    }

    /** With {@code -Dcontracts.write} it writes the file instead. */
    @Test
    void the_openapi_in_the_repository_is_the_one_that_is_served() throws Exception {
        String served = json.writerWithDefaultPrettyPrinter()
                        .writeValueAsString(json.readTree(mvc.perform(get("/v3/api-docs"))
                                .andExpect(status().isOk())
                                .andReturn()
                                .getResponse()
                                .getContentAsString(StandardCharsets.UTF_8)))
                + "\n";
        Path file = CONTRACTS.resolve("openapi.json");
        if (System.getProperty("contracts.write") != null) {
            Files.writeString(file, served);
        }

        assertThat(served.lines().toList())
                .as("run this test once with -Dcontracts.write and look at what changed")
                .isEqualTo(Files.readAllLines(file));
    }

    private static void assertConforms(String topic, JsonNode data) throws IOException {
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        try (var file = new ClassPathResource("contracts/" + topic + ".schema.json").getInputStream()) {
            assertThat(registry.getSchema(file)
                            .validate(
                                    data,
                                    context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                    .as("%s", data)
                    .isEmpty();
        }
    }
}
