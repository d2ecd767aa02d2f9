package nl.stadsbode.notifications.carriers.sms;

import java.time.Clock;
import nl.stadsbode.notifications.carriers.Backups;
import nl.stadsbode.notifications.carriers.ReceiptBox;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "stadsbode.carriers.sms.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = "stadsbode.carriers.rehearsal", havingValue = false, matchIfMissing = true)
@EnableConfigurationProperties(SmsSettings.class)
@Import(SmsConfiguration.Centres.class)
class SmsConfiguration {

    static class Centres implements BeanRegistrar {

        @Override
        public void register(BeanRegistry registry, Environment environment) {
            Backups.carriers("stadsbode.carriers.sms.backups", "smsCentre", SmsCentre.class, Centres::centre)
                    .register(registry, environment);
        }

        private static SmsCentre centre(BeanRegistry.SupplierContext context, int place) {
            var settings = context.bean(SmsSettings.class).at(place);
            var reader = new ReceiptReader(settings, context.bean(Clock.class));
            return new SmsCentre(
                    settings, place, new IncomingReceipts(settings, reader, context.bean(ReceiptBox.class)));
        }
    }
}
