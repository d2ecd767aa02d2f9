package nl.stadsbode.preferences.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import nl.stadsbode.preferences.verification.VerificationSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SettingsAreCheckedTests {

    @EnableConfigurationProperties({PrivacySettings.class, VerificationSettings.class})
    static class Settings {}

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stadsbode.privacy.fetch-within=1h",
                "stadsbode.privacy.fetch-within=60h",
                "stadsbode.verification.again=0s",
                "stadsbode.verification.again=2h",
                "stadsbode.verification.address=https://voorkeuren.example.org/confirmation/"
            })
    void what_pages_would_show_wrongly_or_nobody_could_mean_is_refused_at_start(String setting) {
        application
                .withPropertyValues(setting)
                .run(context -> assertThat(context).hasFailed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"stadsbode.privacy.fetch-within=2d", "stadsbode.privacy.forget-after=30m"})
    void what_pages_show_rightly_is_taken(String setting) {
        application
                .withPropertyValues(setting)
                .run(context -> assertThat(context).hasNotFailed());
    }
}
