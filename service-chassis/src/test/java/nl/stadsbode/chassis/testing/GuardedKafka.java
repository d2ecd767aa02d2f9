package nl.stadsbode.chassis.testing;

import java.util.Map;
import org.apache.kafka.common.security.plain.PlainLoginModule;

/**
 * A broker that asks who we are.
 *
 * @param unguarded where tests make its topics
 * @param settings what a service has to be told to be let in; and {@code unguarded.kafka}, for tests
 */
record GuardedKafka(String unguarded, Map<String, String> settings) {

    static GuardedKafka of(KafkaProcess process) {
        return new GuardedKafka(
                process.brokers(),
                Map.of(
                        "stadsbode.kafka",
                        process.guarded(),
                        "unguarded.kafka",
                        process.brokers(),
                        "spring.kafka.security.protocol",
                        "SASL_PLAINTEXT",
                        "spring.kafka.properties.sasl.mechanism",
                        "PLAIN",
                        "spring.kafka.properties.sasl.jaas.config",
                        "%s required username=\"%s\" password=\"%s\";"
                                .formatted(
                                        PlainLoginModule.class.getName(), KafkaProcess.NAME, KafkaProcess.PASSWORD)));
    }
}
