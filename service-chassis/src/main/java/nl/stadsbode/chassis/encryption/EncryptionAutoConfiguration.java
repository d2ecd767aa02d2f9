package nl.stadsbode.chassis.encryption;

import com.google.crypto.tink.aead.AeadConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import nl.stadsbode.chassis.events.EventsAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The keys of personal data, from a Tink keyset that all services share, and which can be changed while they run. */
@AutoConfiguration(
        after = EventsAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration",
            "org.springframework.boot.task.autoconfigure.TaskSchedulingAutoConfiguration"
        })
@EnableConfigurationProperties(EncryptionSettings.class)
public class EncryptionAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Keyset keyset(EncryptionSettings settings) {
        return Keyset.in(settings.keyset(), settings.hsm());
    }

    /** Read again regularly, so that a key that another service writes with is known before it is needed. */
    @Bean
    RereadKeys rereadKeys(Keyset keyset, EncryptionSettings settings, ObjectProvider<TaskScheduler> scheduler)
            throws GeneralSecurityException {
        AeadConfig.register();
        RereadKeys keys = new RereadKeys(keyset);
        scheduler.ifAvailable(each -> each.scheduleWithFixedDelay(keys::reread, settings.reread()));
        return keys;
    }

    @Bean
    PersonalData personalData(RereadKeys keys) {
        return new PersonalData(keys);
    }

    @Bean
    @ConditionalOnBean(EncryptedRows.class)
    EncryptingAnew encryptingAnew(
            List<EncryptedRows> rows,
            RereadKeys keys,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            EncryptionSettings settings,
            Clock clock,
            MeterRegistry registry,
            TaskScheduler scheduler) {
        EncryptingAnew anew =
                new EncryptingAnew(rows, keys, jdbc, new TransactionTemplate(transactions), settings, clock, registry);
        scheduler.scheduleWithFixedDelay(anew::walk, settings.walkEvery());
        return anew;
    }
}
