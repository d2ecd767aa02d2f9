package nl.stadsbode.chassis.privacy;

import com.fasterxml.uuid.NoArgGenerator;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import nl.stadsbode.chassis.encryption.EncryptionAutoConfiguration;
import nl.stadsbode.chassis.encryption.PersonalData;
import nl.stadsbode.chassis.inbox.InboxAutoConfiguration;
import nl.stadsbode.chassis.inbox.Intake;
import nl.stadsbode.chassis.inbox.Intakes;
import nl.stadsbode.chassis.outbox.Outbox;
import nl.stadsbode.chassis.outbox.OutboxAutoConfiguration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.messaging.Message;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Where a service says what it keeps of people, it answers {@code privacy-requested}: bind the function to that topic. */
@AutoConfiguration(
        after = {InboxAutoConfiguration.class, OutboxAutoConfiguration.class, EncryptionAutoConfiguration.class})
@ConditionalOnBean(KeptOfPeople.class)
public class PrivacyAutoConfiguration {

    @Bean
    AnsweringPrivacy answeringPrivacy(
            @Value("${spring.application.name}") String application,
            KeptOfPeople kept,
            JdbcClient jdbc,
            Outbox outbox,
            PersonalData personalData,
            JsonMapper json,
            NoArgGenerator ids,
            Clock clock,
            PlatformTransactionManager transactions,
            TaskScheduler scheduler) {
        TransactionTemplate repeatableRead = new TransactionTemplate(transactions);
        repeatableRead.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return new AnsweringPrivacy(
                application,
                kept,
                new PrivacyRequests(jdbc, clock),
                outbox,
                personalData,
                json,
                ids,
                clock,
                repeatableRead,
                scheduler);
    }

    @Bean
    Intake<PrivacyRequest> privacyRequests(Intakes intakes, JsonMapper json, AnsweringPrivacy answering) {
        return intakes.of("privacy-requested", event -> PrivacyRequest.read(event, json), answering::asked);
    }

    @Bean
    Consumer<Message<List<byte[]>>> privacyRequested(Intake<PrivacyRequest> privacyRequests) {
        return privacyRequests::receive;
    }
}
