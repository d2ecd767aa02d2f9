package nl.stadsbode.preferences.hashing;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.TaskScheduler;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HashSettings.class)
class HashConfiguration {

    @Bean
    KeyedHashes keyedHashes(HashSettings settings, TaskScheduler scheduler, MeterRegistry registry) {
        KeyedHashes hashes = keptIn(settings);
        scheduler.scheduleWithFixedDelay(hashes::reread, settings.reread());
        Gauge.builder("stadsbode.bsn.hash.key", hashes, KeyedHashes::key)
                .description("id of the key that this instance hashes with")
                .register(registry);
        Gauge.builder("stadsbode.bsn.hash.keys", hashes, KeyedHashes::keys)
                .description("how many keys of hashes this instance knows")
                .register(registry);
        return hashes;
    }

    static KeyedHashes keptIn(HashSettings settings) {
        try {
            PrfConfig.register();
            return new KeyedHashes(() -> read(settings));
        } catch (IOException | GeneralSecurityException unusable) {
            throw new IllegalStateException(
                    "stadsbode.bsn.keyset (" + settings.keyset() + ") is no Tink PRF keyset that can be read",
                    unusable);
        }
    }

    private static PrfSet read(HashSettings settings) throws IOException, GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(settings.keyset()), InsecureSecretKeyAccess.get())
                .getPrimitive(RegistryConfiguration.get(), PrfSet.class);
    }
}
