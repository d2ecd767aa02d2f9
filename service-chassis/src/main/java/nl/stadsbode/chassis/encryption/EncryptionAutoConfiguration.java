package nl.stadsbode.chassis.encryption;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.validation.annotation.Validated;

/** The key of personal data, from a Tink keyset file that all services share. */
@AutoConfiguration
@EnableConfigurationProperties(EncryptionAutoConfiguration.Settings.class)
public class EncryptionAutoConfiguration {

    /** @param keyset path of a Tink AEAD keyset in JSON, readable by the service alone */
    @Validated
    @ConfigurationProperties("stadsbode.encryption")
    public record Settings(@NotNull Path keyset) {}

    @Bean
    PersonalData personalData(Settings settings) throws IOException, GeneralSecurityException {
        AeadConfig.register();
        return new PersonalData(TinkJsonProtoKeysetFormat.parseKeyset(
                        Files.readString(settings.keyset()), InsecureSecretKeyAccess.get())
                .getPrimitive(RegistryConfiguration.get(), Aead.class));
    }
}
