package nl.stadsbode.preferences.hashing;

import com.google.crypto.tink.prf.PrfConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.security.GeneralSecurityException;
import nl.stadsbode.chassis.encryption.EncryptionSettings;
import nl.stadsbode.chassis.encryption.Hsm;
import nl.stadsbode.chassis.encryption.Keyset;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.TaskScheduler;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HashSettings.class)
class HashConfiguration {

    @Bean
    KeyedHashes keyedHashes(
            HashSettings settings, EncryptionSettings encryption, TaskScheduler scheduler, MeterRegistry registry) {
        KeyedHashes hashes = keptIn(settings, encryption.hsm());
        scheduler.scheduleWithFixedDelay(hashes::reread, settings.reread());
        Gauge.builder("stadsbode.bsn.hash.key", hashes, KeyedHashes::key)
                .description("id of the key that this instance hashes with")
                .register(registry);
        Gauge.builder("stadsbode.bsn.hash.keys", hashes, KeyedHashes::keys)
                .description("how many keys of hashes this instance knows")
                .register(registry);
        Gauge.builder("stadsbode.bsn.hash.unreadable", hashes, known -> known.unreadable() ? 1 : 0)
                .description("1 while the keyset of hashes cannot be read: the keys of before are in use")
                .register(registry);
        return hashes;
    }

    /** @param shared by which the keyset of personal data is wrapped */
    static KeyedHashes keptIn(HashSettings settings, @Nullable Hsm shared) {
        Hsm own = settings.hsm();
        try {
            PrfConfig.register();
            return new KeyedHashes(Keyset.in(settings.keyset(), own == null ? shared : own));
        } catch (IOException | GeneralSecurityException unusable) {
            throw new IllegalStateException(
                    "stadsbode.bsn.keyset (" + settings.keyset() + ") is no Tink PRF keyset that can be read: "
                            + Keyset.Unusable.sayable(unusable),
                    unusable);
        }
    }
}
