package nl.stadsbode.notifications.carriers.sms;

import java.time.Clock;
import nl.stadsbode.notifications.carriers.ReceiptBox;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "stadsbode.carriers.sms.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = "stadsbode.carriers.rehearsal", havingValue = false, matchIfMissing = true)
@EnableConfigurationProperties(SmsSettings.class)
class SmsConfiguration {

    @Bean
    SmsCentre smsCentre(SmsSettings settings, ReceiptBox box, Clock clock) {
        return new SmsCentre(settings, new IncomingReceipts(settings, new ReceiptReader(settings, clock), box));
    }
}
