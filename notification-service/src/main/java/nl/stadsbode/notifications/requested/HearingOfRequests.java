package nl.stadsbode.notifications.requested;

import java.util.List;
import java.util.function.Consumer;
import nl.stadsbode.chassis.encryption.PersonalData;
import nl.stadsbode.chassis.inbox.Intake;
import nl.stadsbode.chassis.inbox.Intakes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** Takes in {@code message-requested}. */
@Configuration(proxyBeanMethods = false)
class HearingOfRequests {

    private static final String TOPIC = "message-requested";

    @Bean
    Intake<RequestedMessage> requests(
            Intakes intakes,
            RequestedMessages messages,
            RequestedSenders senders,
            JsonMapper json,
            PersonalData personalData) {
        return intakes.of(TOPIC, received -> RequestedMessage.read(received, json, personalData), asked -> {
            messages.add(asked);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    senders.ring();
                }
            });
        });
    }

    @Bean
    Consumer<Message<List<byte[]>>> messageRequested(Intake<RequestedMessage> requests) {
        return requests::receive;
    }
}
