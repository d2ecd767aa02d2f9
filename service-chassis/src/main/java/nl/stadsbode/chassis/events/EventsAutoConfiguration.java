package nl.stadsbode.chassis.events;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.validation.annotation.Validated;

/** The clock, the ids and the source of a service's events, and how its Kafka is reached. */
@AutoConfiguration
@EnableConfigurationProperties({EventsAutoConfiguration.Settings.class, KafkaProperties.class})
public class EventsAutoConfiguration {

    /**
     * @param oin the organisation's identification number (Organisatie-identificatienummer, 20 digits); by default the
     *     example of the NL GOV profile
     * @param schemaBase public address of this service's {@code /contracts}
     */
    @Validated
    @ConfigurationProperties("stadsbode.events")
    public record Settings(
            @DefaultValue("00000001823288444000") @Pattern(regexp = "\\d{20}")
            String oin,

            @NotBlank String schemaBase) {}

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Ids that sort by time (UUID version 7), so that indexes grow at one end. */
    @Bean
    NoArgGenerator ids() {
        return Generators.timeBasedEpochGenerator();
    }

    @Bean
    EventSource eventSource(Settings settings, @Value("${spring.application.name}") String application) {
        return EventSource.of(settings.oin(), application, settings.schemaBase());
    }

    @Bean
    KafkaClients kafkaClients(KafkaProperties spring, @Value("${stadsbode.kafka}") String brokers) {
        return new KafkaClients(spring, brokers);
    }
}
