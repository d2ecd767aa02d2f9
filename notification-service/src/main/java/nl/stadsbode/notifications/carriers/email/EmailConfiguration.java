package nl.stadsbode.notifications.carriers.email;

import java.time.Clock;
import nl.stadsbode.notifications.carriers.ReceiptBox;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "stadsbode.carriers.email.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = "stadsbode.carriers.rehearsal", havingValue = false, matchIfMissing = true)
@EnableConfigurationProperties(EmailSettings.class)
class EmailConfiguration {

    @Bean
    MailRelay mailRelay(EmailSettings settings, Clock clock) {
        return new MailRelay(settings, clock);
    }

    @Bean
    ReturnHost returnHost(EmailSettings settings, ReceiptBox box, Clock clock) {
        return new ReturnHost(settings, box, clock);
    }
}
