package nl.stadsbode.preferences.register;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import nl.stadsbode.chassis.encryption.EncryptedColumn;
import nl.stadsbode.chassis.encryption.EncryptedRows;
import nl.stadsbode.chassis.encryption.PersonalData;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BsnSettings.class)
class RegisterConfiguration {

    @Bean
    EncryptedRows encryptedBsns(JdbcClient jdbc, PersonalData personalData) {
        return new EncryptedColumn(jdbc, personalData, "registered", "resident_id", "bsn", "resident_id");
    }

    @Bean
    HashingBsns hashingBsns(BsnSettings settings) {
        try {
            PrfConfig.register();
            return new HashingBsns(TinkJsonProtoKeysetFormat.parseKeyset(
                            Files.readString(settings.keyset()), InsecureSecretKeyAccess.get())
                    .getPrimitive(RegistryConfiguration.get(), PrfSet.class));
        } catch (IOException | GeneralSecurityException unusable) {
            throw new IllegalStateException(
                    "stadsbode.bsn.keyset (" + settings.keyset() + ") is no Tink PRF keyset that can be read",
                    unusable);
        }
    }
}
