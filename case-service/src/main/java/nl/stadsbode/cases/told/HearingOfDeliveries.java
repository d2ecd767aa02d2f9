package nl.stadsbode.cases.told;

import java.util.List;
import java.util.function.Consumer;
import nl.stadsbode.chassis.inbox.Intake;
import nl.stadsbode.chassis.inbox.Intakes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import tools.jackson.databind.json.JsonMapper;

/** Listens to what becomes of the messages to residents. */
@Configuration(proxyBeanMethods = false)
class HearingOfDeliveries {

    private static final String TOPIC = "delivery-status-changed";

    @Bean
    Intake<Told> deliveryStatusIntake(Intakes intakes, JsonMapper json, ToldResidents told) {
        return intakes.of(TOPIC, new Understanding(json)::understand, told::heard);
    }

    @Bean
    Consumer<Message<List<byte[]>>> deliveryStatusChanged(Intake<Told> deliveryStatusIntake) {
        return deliveryStatusIntake::receive;
    }
}
