package nl.stadsbode.chassis.processing;

import com.fasterxml.uuid.NoArgGenerator;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Duration;
import nl.stadsbode.chassis.events.EventsAutoConfiguration;
import nl.stadsbode.chassis.observability.ObservabilityAutoConfiguration;
import nl.stadsbode.chassis.observability.Traces;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.validation.annotation.Validated;

/** The log of who looked at whom, and its term. */
@AutoConfiguration(
        after = {EventsAutoConfiguration.class, ObservabilityAutoConfiguration.class},
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration",
            "org.springframework.boot.task.autoconfigure.TaskSchedulingAutoConfiguration"
        })
@Import(ProcessingLogApi.class)
@EnableConfigurationProperties(ProcessingAutoConfiguration.Settings.class)
public class ProcessingAutoConfiguration {

    private static final Duration EVERY = Duration.ofHours(1);
    private static final int BATCH = 5_000;

    /** @param keep how long it is kept who looked at whom, default three years */
    @Validated
    @ConfigurationProperties("stadsbode.processing")
    public record Settings(
            @DefaultValue("1095d") @NotNull @DurationMin(days = 30)
            Duration keep) {}

    @Bean
    ProcessingLog processingLog(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Traces traces,
            NoArgGenerator ids,
            Clock clock,
            Settings settings,
            MeterRegistry registry,
            TaskScheduler scheduler) {
        ProcessingLog log =
                new ProcessingLog(jdbc, new TransactionTemplate(transactions), traces, ids, clock, registry);
        scheduler.scheduleWithFixedDelay(
                () -> forget(log, clock, settings), clock.instant().plus(EVERY), EVERY);
        return log;
    }

    private static void forget(ProcessingLog log, Clock clock, Settings settings) {
        int forgotten;
        do {
            forgotten = log.forgetBefore(clock.instant().minus(settings.keep()), BATCH);
        } while (forgotten == BATCH);
    }
}
