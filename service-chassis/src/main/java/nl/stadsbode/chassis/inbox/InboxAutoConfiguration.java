package nl.stadsbode.chassis.inbox;

import com.fasterxml.uuid.NoArgGenerator;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Duration;
import nl.stadsbode.chassis.events.EventsAutoConfiguration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.backoff.FixedBackOff;
import org.springframework.validation.annotation.Validated;
import tools.jackson.databind.json.JsonMapper;

/** The intake of events: inbox, dead events, and a consumer that never skips a poll. */
@AutoConfiguration(
        after = EventsAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration",
            "org.springframework.boot.task.autoconfigure.TaskSchedulingAutoConfiguration"
        })
@EnableConfigurationProperties(InboxAutoConfiguration.Settings.class)
@Import({DeadEventsApi.class, DeadEventsPage.class})
public class InboxAutoConfiguration {

    /**
     * @param keep how long handled ids and replayed dead events are kept; longer than Kafka keeps the events
     * @param gather rest after each poll, so that the next one holds more: a lone event is taken in at once
     * @param retry pause before a poll that failed is tried again
     */
    @Validated
    @ConfigurationProperties("stadsbode.inbox")
    public record Settings(
            @DefaultValue("35d") @NotNull @DurationMin(days = 31)
            Duration keep,

            @DefaultValue("15ms") @NotNull @DurationMin(millis = 0) @DurationMax(seconds = 5)
            Duration gather,

            @DefaultValue("1s") @NotNull @DurationMin(millis = 10) @DurationMax(minutes = 1)
            Duration retry) {}

    @Bean
    Inbox inbox(JdbcClient jdbc, Clock clock) {
        return new Inbox(jdbc, clock);
    }

    @Bean
    DeadEvents deadEvents(JdbcClient jdbc, JsonMapper json, NoArgGenerator ids, Clock clock) {
        return new DeadEvents(jdbc, json, ids, clock);
    }

    @Bean
    Intakes intakes(
            Inbox inbox, DeadEvents deadEvents, PlatformTransactionManager transactions, MeterRegistry registry) {
        return new Intakes(
                inbox, deadEvents, new TransactionTemplate(transactions), new InboxMetrics(registry, deadEvents));
    }

    @Bean
    ReplayingDeadEvents replayingDeadEvents(
            DeadEvents deadEvents, Intakes intakes, PlatformTransactionManager transactions) {
        return new ReplayingDeadEvents(deadEvents, intakes, new TransactionTemplate(transactions));
    }

    @Bean
    InboxCleaning inboxCleaning(
            Inbox inbox, DeadEvents deadEvents, Clock clock, Settings settings, TaskScheduler scheduler) {
        return new InboxCleaning(inbox, deadEvents, clock, settings.keep(), scheduler);
    }

    /** A poll that fails is tried again for ever: the binder's own handler would drop it after three tries. */
    @Bean
    ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> neverSkipAPoll(Settings settings) {
        return (container, destination, group) -> {
            container.setCommonErrorHandler(new DefaultErrorHandler(
                    new FixedBackOff(settings.retry().toMillis(), FixedBackOff.UNLIMITED_ATTEMPTS)));
            container
                    .getContainerProperties()
                    .setIdleBetweenPolls(settings.gather().toMillis());
        };
    }
}
