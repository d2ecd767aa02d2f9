package nl.stadsbode.notifications.carriers.email;

import java.time.Clock;
import nl.stadsbode.notifications.carriers.Backups;
import nl.stadsbode.notifications.carriers.ReceiptBox;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "stadsbode.carriers.email.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = "stadsbode.carriers.rehearsal", havingValue = false, matchIfMissing = true)
@EnableConfigurationProperties(EmailSettings.class)
@Import(EmailConfiguration.Relays.class)
class EmailConfiguration {

    /** One bean a relay: each is started and stopped by itself. */
    static class Relays implements BeanRegistrar {

        @Override
        public void register(BeanRegistry registry, Environment environment) {
            var relays = 1 + Backups.count(environment, "stadsbode.carriers.email.backups");
            for (var place = 0; place < relays; place++) {
                var at = place;
                registry.registerBean(
                        place == 0 ? "mailRelay" : "mailRelayBackup" + place,
                        MailRelay.class,
                        bean -> bean.supplier(context -> new MailRelay(
                                context.bean(EmailSettings.class).at(at), at, context.bean(Clock.class))));
            }
        }
    }

    @Bean
    ReturnHost returnHost(EmailSettings settings, ReceiptBox box, Clock clock) {
        return new ReturnHost(settings, box, clock);
    }
}
