package nl.stadsbode.chassis.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.UUID;
import nl.stadsbode.chassis.events.KafkaClients;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The broker of the sample service asks who we are: {@code spring.kafka.*} says it to all clients. */
class GuardedBrokerTests extends ChassisTest {

    private static final int SOON_MILLIS = 2_000;

    @Autowired
    KafkaClients kafka;

    @Test
    void what_is_said_is_published_and_taken_in_by_a_broker_that_asks_who_we_are() {
        assertThat(kafka.consumer(Map.of())).containsEntry("security.protocol", "SASL_PLAINTEXT");

        say("let in");

        await().untilAsserted(() -> assertThat(service.words).containsExactly("let in"));
    }

    @Test
    void who_does_not_say_who_they_are_is_not_let_in() {
        Map<String, Object> nobody =
                kafka.consumer(Map.of("security.protocol", "PLAINTEXT", "default.api.timeout.ms", SOON_MILLIS));

        try (var consumer = new KafkaConsumer<>(nobody, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            assertThatThrownBy(() -> consumer.partitionsFor("words")).isInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void who_has_a_wrong_password_is_not_let_in() {
        String wrong = ((String) kafka.consumer(Map.of()).get("sasl.jaas.config"))
                .replaceFirst("password=\"[^\"]+\"", "password=\"wrong\"");
        Map<String, Object> stranger = kafka.producer(
                Map.of(),
                Map.of(
                        "sasl.jaas.config",
                        wrong,
                        "transactional.id",
                        UUID.randomUUID().toString(),
                        "max.block.ms",
                        SOON_MILLIS));

        try (var producer = new KafkaProducer<>(stranger, new StringSerializer(), new ByteArraySerializer())) {
            assertThatThrownBy(producer::initTransactions).isInstanceOf(SaslAuthenticationException.class);
        }
    }
}
