package nl.stadsbode.chassis.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class KafkaClientsTests {

    private static final String JAAS = "some.LoginModule required username=\"us\" password=\"secret\";";

    @Test
    void how_the_broker_is_reached_is_said_in_the_environment_for_all_clients() {
        KafkaClients kafka = clients(Map.of(
                "SPRING_KAFKA_SECURITY_PROTOCOL", "SASL_SSL",
                "SPRING_KAFKA_PROPERTIES_SASL_MECHANISM", "SCRAM-SHA-512",
                "SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG", JAAS,
                "SPRING_KAFKA_SSL_TRUST_STORE_TYPE", "PEM",
                "SPRING_KAFKA_SSL_TRUST_STORE_LOCATION", "file:/etc/stadsbode/kafka-ca.pem"));

        for (Map<String, Object> settings : new Map[] {kafka.producer(Map.of(), Map.of()), kafka.consumer(Map.of())}) {
            assertThat(settings)
                    .containsEntry("bootstrap.servers", "broker:9093")
                    .containsEntry("security.protocol", "SASL_SSL")
                    .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
                    .containsEntry("sasl.jaas.config", JAAS)
                    .containsEntry("ssl.truststore.type", "PEM")
                    .containsEntry("ssl.truststore.location", "/etc/stadsbode/kafka-ca.pem");
        }
    }

    @Test
    void what_is_usual_may_be_set_otherwise_and_what_a_promise_depends_on_may_not() {
        KafkaClients kafka = clients(Map.of(
                "SPRING_KAFKA_PRODUCER_ACKS", "1",
                "SPRING_KAFKA_PRODUCER_COMPRESSION_TYPE", "zstd",
                "SPRING_KAFKA_CONSUMER_ISOLATION_LEVEL", "read-uncommitted"));

        assertThat(kafka.producer(Map.of("compression.type", "lz4", "linger.ms", 5), Map.of("acks", "all")))
                .containsEntry("compression.type", "zstd")
                .containsEntry("linger.ms", 5)
                .containsEntry("acks", "all");
        assertThat(kafka.consumer(Map.of("isolation.level", "read_committed")))
                .containsEntry("isolation.level", "read_committed");
    }

    @Test
    void certificates_that_only_some_clients_would_see_are_refused_at_the_start() {
        assertThatThrownBy(() -> clients(Map.of("SPRING_KAFKA_SSL_BUNDLE", "kafka")))
                .hasMessageContaining("spring.kafka.ssl.trust-store-location");
    }

    private static KafkaClients clients(Map<String, Object> environment) {
        StandardEnvironment said = new StandardEnvironment();
        said.getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, environment));
        KafkaProperties spring = Binder.get(said).bindOrCreate("spring.kafka", KafkaProperties.class);
        return new KafkaClients(spring, "broker:9093");
    }
}
