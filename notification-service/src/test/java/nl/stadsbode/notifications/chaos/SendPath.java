package nl.stadsbode.notifications.chaos;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import javax.sql.DataSource;
import nl.stadsbode.chassis.encryption.EncryptionAutoConfiguration;
import nl.stadsbode.chassis.events.EventsAutoConfiguration;
import nl.stadsbode.chassis.inbox.InboxAutoConfiguration;
import nl.stadsbode.chassis.observability.ObservabilityAutoConfiguration;
import nl.stadsbode.chassis.outbox.OutboxAutoConfiguration;
import nl.stadsbode.notifications.carriers.Carrier;
import nl.stadsbode.notifications.carriers.ReceiptBox;
import nl.stadsbode.notifications.residents.Channel;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the send path needs of the notification service, its own classes unchanged, and nothing of pages or APIs: so small
 * that it starts in a moment. Not in it: the wait for the preferences at start, which is about the bindings; what comes
 * before its preferences awaits them here. No component by itself: else the tests of the whole service found it too.
 */
@EnableTransactionManagement(proxyTargetClass = true)
@ImportAutoConfiguration({
    JacksonAutoConfiguration.class,
    EventsAutoConfiguration.class,
    EncryptionAutoConfiguration.class,
    ObservabilityAutoConfiguration.class,
    OutboxAutoConfiguration.class,
    InboxAutoConfiguration.class
})
@ConfigurationPropertiesScan({
    "nl.stadsbode.notifications.notification",
    "nl.stadsbode.notifications.sending",
    "nl.stadsbode.notifications.unsubscribing",
    "nl.stadsbode.notifications.clarity"
})
@ComponentScan(
        basePackages = {
            "nl.stadsbode.notifications.intake",
            "nl.stadsbode.notifications.notification",
            "nl.stadsbode.notifications.receipts",
            "nl.stadsbode.notifications.requested",
            "nl.stadsbode.notifications.residents",
            "nl.stadsbode.notifications.sending",
            "nl.stadsbode.notifications.texts",
            "nl.stadsbode.notifications.unsubscribing",
            "nl.stadsbode.notifications.clarity"
        },
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = {
                            ".*\\.CatchingUp",
                            ".*\\.ClarityConfiguration",
                            ".*\\.ClarityPages",
                            ".*\\.LetterCodePages",
                            ".*\\.Documents",
                            ".*\\.TextsConfiguration",
                            ".*\\.UnsubscribeConfiguration",
                            ".*\\.UnsubscribePage",
                            ".*\\.Unsubscribing",
                            ".*Tests?(\\$.*)?"
                        }))
class SendPath {

    private static final int CONNECTIONS = 12;

    @Bean
    DataSource database(MortalDatabase mortal, Life life) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(mortal);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(5_000);
        config.setInitializationFailTimeout(-1);
        return new MortalPool(new HikariDataSource(config), life);
    }

    @Bean
    JdbcTemplate jdbcTemplate(DataSource database) {
        return new JdbcTemplate(database);
    }

    @Bean
    JdbcClient jdbcClient(JdbcTemplate jdbc) {
        return JdbcClient.create(jdbc);
    }

    @Bean
    JdbcTransactionManager transactions(DataSource database) {
        return new JdbcTransactionManager(database);
    }

    @Bean
    TransactionTemplate transactionTemplate(JdbcTransactionManager transactions) {
        return new TransactionTemplate(transactions);
    }

    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(2);
        scheduler.setDaemon(true);
        return scheduler;
    }

    @Bean
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    @Bean
    Carrier sms(Providers providers, Life life, ObjectProvider<ReceiptBox> box) {
        return new MortalCarrier(Channel.SMS, providers, life, box);
    }

    @Bean
    Carrier email(Providers providers, Life life, ObjectProvider<ReceiptBox> box) {
        return new MortalCarrier(Channel.EMAIL, providers, life, box);
    }

    @Bean
    MortalPrintHouse printHouse(Providers providers, Life life) {
        return new MortalPrintHouse(providers, life);
    }
}
