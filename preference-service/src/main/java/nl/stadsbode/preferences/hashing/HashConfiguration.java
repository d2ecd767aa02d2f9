package nl.stadsbode.preferences.hashing;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HashSettings.class)
class HashConfiguration {

    @Bean
    KeyedHashes keyedHashes(HashSettings settings) {
        try {
            PrfConfig.register();
            return new KeyedHashes(TinkJsonProtoKeysetFormat.parseKeyset(
                            Files.readString(settings.keyset()), InsecureSecretKeyAccess.get())
                    .getPrimitive(RegistryConfiguration.get(), PrfSet.class));
        } catch (IOException | GeneralSecurityException unusable) {
            throw new IllegalStateException(
                    "stadsbode.bsn.keyset (" + settings.keyset() + ") is no Tink PRF keyset that can be read",
                    unusable);
        }
    }
}
