package nl.stadsbode.notifications.carriers.email;

import java.time.Clock;
import nl.stadsbode.notifications.carriers.Backups;
import nl.stadsbode.notifications.carriers.ReceiptBox;
import nl.stadsbode.notifications.carriers.ReturnSecret;
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

    static class Relays implements BeanRegistrar {

        @Override
        public void register(BeanRegistry registry, Environment environment) {
            Backups.carriers("stadsbode.carriers.email.backups", "mailRelay", MailRelay.class, Relays::relay)
                    .register(registry, environment);
        }

        private static MailRelay relay(BeanRegistry.SupplierContext context, int place) {
            return new MailRelay(
                    context.bean(EmailSettings.class).at(place),
                    place,
                    context.bean(ReturnPath.class),
                    context.bean(Clock.class));
        }
    }

    @Bean
    ReturnPath returnPath(EmailSettings settings, ReturnSecret secret) {
        return new ReturnPath(settings.bounces().domain(), secret.bytes());
    }

    @Bean
    ReturnHost returnHost(EmailSettings settings, ReturnPath returnPath, ReceiptBox box, Clock clock) {
        return new ReturnHost(settings, returnPath, box, clock);
    }
}
