package nl.stadsbode.chassis.events;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/**
 * What each Kafka client of ours begins from: {@code spring.kafka.*}, which Spring Cloud Stream's clients begin from as
 * well. So how to reach the broker (TLS, who we are) is said once.
 */
public final class KafkaClients {

    private final KafkaProperties spring;
    private final String brokers;

    /** @throws IllegalStateException when certificates are named where only some of the clients would look */
    KafkaClients(KafkaProperties spring, String brokers) {
        if (spring.getSsl().getBundle() != null
                || spring.getConsumer().getSsl().getBundle() != null
                || spring.getProducer().getSsl().getBundle() != null) {
            throw new IllegalStateException("Spring Cloud Stream does not read spring.kafka.ssl.bundle: name the files"
                    + " in spring.kafka.ssl.trust-store-location and .key-store-location");
        }
        this.spring = spring;
        this.brokers = brokers;
    }

    /**
     * @param usual what holds unless {@code spring.kafka.*} says otherwise
     * @param always what a promise depends on
     */
    public Map<String, Object> producer(Map<String, Object> usual, Map<String, Object> always) {
        return settings(usual, spring.buildProducerProperties(), always);
    }

    /** @param always what a promise depends on, whatever {@code spring.kafka.*} says */
    public Map<String, Object> consumer(Map<String, Object> always) {
        return settings(Map.of(), spring.buildConsumerProperties(), always);
    }

    private Map<String, Object> settings(
            Map<String, Object> usual, Map<String, Object> said, Map<String, Object> always) {
        Map<String, Object> settings = new HashMap<>(usual);
        settings.putAll(said);
        settings.putAll(always);
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, brokers);
        return settings;
    }
}
