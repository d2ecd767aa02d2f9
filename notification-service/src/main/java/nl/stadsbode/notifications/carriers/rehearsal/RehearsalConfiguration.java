package nl.stadsbode.notifications.carriers.rehearsal;

import nl.stadsbode.notifications.carriers.Carrier;
import nl.stadsbode.notifications.carriers.PrintHouse;
import nl.stadsbode.notifications.residents.Channel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Takes the place of all carriers where {@code stadsbode.carriers.rehearsal} is true: everything is done as ever, down to
 * the hand-over, and no resident hears of it. For rehearsals with a copy of real cases, and for measuring.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("stadsbode.carriers.rehearsal")
class RehearsalConfiguration {

    private static final Logger log = LoggerFactory.getLogger(RehearsalConfiguration.class);
    private static final int WINDOW = 512;

    RehearsalConfiguration() {
        log.warn("THIS IS A REHEARSAL: no message leaves the house (stadsbode.carriers.rehearsal)");
    }

    @Bean
    Carrier rehearsedSms() {
        return new RehearsedCarrier(Channel.SMS, WINDOW);
    }

    @Bean
    Carrier rehearsedEmail() {
        return new RehearsedCarrier(Channel.EMAIL, WINDOW);
    }

    @Bean
    PrintHouse rehearsedPrintHouse() {
        return new RehearsedPrintHouse();
    }
}
