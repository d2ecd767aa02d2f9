package nl.stadsbode.chassis.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import nl.stadsbode.chassis.events.EventSource;
import nl.stadsbode.chassis.events.EventsAutoConfiguration;
import nl.stadsbode.chassis.events.KafkaClients;
import nl.stadsbode.chassis.observability.Traces;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The outbox and its relay. */
@AutoConfiguration(
        after = EventsAutoConfiguration.class,
        afterName = "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration")
@EnableConfigurationProperties(OutboxSettings.class)
@Import({ParkedEventsApi.class, ParkedEventsPage.class})
public class OutboxAutoConfiguration {

    @Bean
    OutboxBell outboxBell(OutboxSettings settings) {
        return new OutboxBell(settings.shards());
    }

    @Bean
    Outbox outbox(JdbcClient jdbc, OutboxSettings settings, EventSource source, Traces traces, OutboxBell bell) {
        return new Outbox(jdbc, settings, source, traces, bell);
    }

    @Bean
    ParkedEvents parkedEvents(JdbcClient jdbc) {
        return new ParkedEvents(jdbc);
    }

    @Bean
    @ConditionalOnMissingBean
    OutboxProducers outboxProducers(OutboxSettings settings, KafkaClients kafka) {
        return transactionalId -> producer(kafka, transactionalId, settings);
    }

    @Bean
    OutboxRelay outboxRelay(
            DataSource database,
            JdbcTemplate jdbc,
            OutboxSettings settings,
            OutboxBell bell,
            EventSource source,
            MeterRegistry registry,
            Clock clock,
            OutboxProducers producers,
            ParkedEvents parked,
            @Value("${spring.application.name}") String application) {
        FixedShards.require(jdbc, settings.shards());
        OutboxMetrics metrics = new OutboxMetrics(registry, jdbc, settings.shards(), parked, clock);
        return new OutboxRelay(
                settings.shards(),
                shard -> new ShardRelay(
                        shard,
                        database,
                        () -> producers.create(application + "-" + shard),
                        settings,
                        bell,
                        metrics,
                        source.urn()));
    }

    private static Producer<String, byte[]> producer(
            KafkaClients kafka, String transactionalId, OutboxSettings settings) {
        int deliveryMillis = (int) settings.deliveryTimeout().toMillis();
        Map<String, Object> usual = Map.of(
                ProducerConfig.LINGER_MS_CONFIG,
                5,
                ProducerConfig.BATCH_SIZE_CONFIG,
                128 * 1024,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4");
        Map<String, Object> always = Map.of(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                transactionalId,
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                deliveryMillis,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                deliveryMillis / 2,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                deliveryMillis);
        return new KafkaProducer<>(kafka.producer(usual, always), new StringSerializer(), new ByteArraySerializer());
    }
}
