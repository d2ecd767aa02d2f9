package nl.stadsbode.chassis.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import nl.stadsbode.chassis.encryption.EncryptionAutoConfiguration;
import nl.stadsbode.chassis.encryption.Keyset;
import nl.stadsbode.chassis.encryption.PersonalData;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class HandOverTimeTests {

    private static final String STATE = "s".repeat(43);
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private final UUID rosa = UUID.randomUUID();

    @Test
    void who_presses_the_button_after_nine_minutes_is_let_in_and_after_ten_no_more() throws Exception {
        AeadConfig.register();
        KeysetHandle keys = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(EncryptionAutoConfiguration.class))
                .withPropertyValues("stadsbode.encryption.keyset=unused")
                .withBean(Keyset.class, () -> () -> keys)
                .run(context -> {
                    PersonalData data = context.getBean(PersonalData.class);
                    String sealed = after(data, Duration.ZERO).seal(rosa, STATE);

                    assertThat(after(data, Duration.ofMinutes(9)).open(sealed, STATE))
                            .contains(rosa);
                    assertThat(after(data, Duration.ofMinutes(10)).open(sealed, STATE))
                            .isEmpty();
                });
    }

    private static HandOver after(PersonalData data, Duration time) {
        return new HandOver(data, Clock.fixed(NOW.plus(time), ZoneOffset.UTC));
    }
}
