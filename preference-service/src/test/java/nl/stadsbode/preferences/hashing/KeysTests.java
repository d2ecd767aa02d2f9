package nl.stadsbode.preferences.hashing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import nl.stadsbode.chassis.testing.RealServers;
import nl.stadsbode.preferences.NumbersKey;
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
            assertThatThrownBy(() -> HashConfiguration.keptIn(settings(unusable)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("stadsbode.bsn.keyset")
                    .hasMessageContaining(unusable.toString());
        }
    }

    @Test
    void a_keyset_that_becomes_unreadable_leaves_the_keys_of_before_in_use() throws Exception {
        Path file = Files.copy(NumbersKey.file(), folder.resolve("keyset.json"));
        KeyedHashes hashes = HashConfiguration.keptIn(settings(file));
        byte[] before = hashes.hash("999990019").value();

        Files.writeString(file, "{}");
        hashes.reread();

        assertThat(hashes.hash("999990019").value()).isEqualTo(before);
    }

    private static HashSettings settings(Path file) {
        return new HashSettings(file, Duration.ofSeconds(30), Duration.ofSeconds(1), 200);
    }
}
