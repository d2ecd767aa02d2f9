package nl.stadsbode.preferences.hashing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import nl.stadsbode.chassis.testing.RealServers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTests {

    @TempDir
    Path folder;

    @Test
    void without_its_key_the_service_does_not_start_and_says_which_setting_is_meant() throws Exception {
        Path none = folder.resolve("none.json");
        Path nonsense = Files.writeString(folder.resolve("nonsense.json"), "{}");

        for (Path unusable : new Path[] {none, nonsense, RealServers.started().keyset()}) {
            assertThatThrownBy(() -> new HashConfiguration().keyedHashes(new HashSettings(unusable)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("stadsbode.bsn.keyset")
                    .hasMessageContaining(unusable.toString());
        }
    }
}
