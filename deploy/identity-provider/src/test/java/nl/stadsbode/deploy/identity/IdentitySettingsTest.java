package nl.stadsbode.deploy.identity;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdentitySettingsTest {

    @Test
    void a_secret_that_is_too_short_is_refused_without_showing_it() {
        assertThatThrownBy(() -> new IdentitySettings(
                        "http://localhost:8085",
                        Path.of("key.json"),
                        "short",
                        "long-enough-to-be-a-secret",
                        List.of(),
                        "-local",
                        Duration.ofMinutes(30)))
                .hasMessageContaining("STADSBODE_PAGES_SECRET")
                .hasMessageNotContaining("short\"");
    }
}
