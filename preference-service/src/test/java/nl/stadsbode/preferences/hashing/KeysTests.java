package nl.stadsbode.preferences.hashing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import nl.stadsbode.chassis.encryption.Hsm;
import nl.stadsbode.chassis.encryption.HsmKey;
import nl.stadsbode.chassis.encryption.Keyset;
import nl.stadsbode.chassis.encryption.WrappedKeyset;
import nl.stadsbode.chassis.testing.RealServers;
import nl.stadsbode.chassis.testing.SoftHsm;
import nl.stadsbode.preferences.NumbersKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTests {

    private static final String NUMBER = "999990019";

    @TempDir
    Path folder;

    @Test
    void without_its_key_the_service_does_not_start_and_says_which_setting_is_meant() throws Exception {
        Path none = folder.resolve("none.json");
        Path nonsense = Files.writeString(folder.resolve("nonsense.json"), "{}");

        for (Path unusable : new Path[] {none, nonsense, RealServers.started().keyset()}) {
            assertThatThrownBy(() -> HashConfiguration.keptIn(settings(unusable), null))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("stadsbode.bsn.keyset")
                    .hasMessageContaining(unusable.toString());
        }
    }

    @Test
    void a_keyset_that_becomes_unreadable_leaves_the_keys_of_before_in_use() throws Exception {
        Path file = Files.copy(NumbersKey.file(), folder.resolve("keyset.json"));
        KeyedHashes hashes = HashConfiguration.keptIn(settings(file), null);
        byte[] before = hashes.hash(NUMBER).value();

        Files.writeString(file, "{}");
        hashes.reread();

        assertThat(hashes.unreadable()).isTrue();
        assertThat(hashes.hash(NUMBER).value()).isEqualTo(before);
    }

    @Test
    void a_keyset_that_is_wrapped_in_an_hsm_hashes_as_it_did_before() throws Exception {
        byte[] before = HashConfiguration.keptIn(settings(NumbersKey.file()), null)
                .hash(NUMBER)
                .value();
        Hsm hsm = hsm("wraps-numbers");
        Path file = wrapped(hsm);

        assertThat(HashConfiguration.keptIn(settings(file), hsm).hash(NUMBER).value())
                .as("by the module of personal data")
                .isEqualTo(before);
        HashSettings own = new HashSettings(file, hsm, Duration.ofSeconds(30), Duration.ofSeconds(1), 200);
        assertThat(HashConfiguration.keptIn(own, hsm("of-another")).hash(NUMBER).value())
                .as("by one of its own")
                .isEqualTo(before);
    }

    @Test
    void where_an_hsm_is_set_the_service_does_not_start_without_it_or_with_a_keyset_that_is_not_wrapped()
            throws Exception {
        Hsm hsm = hsm("wraps-numbers");

        assertThatThrownBy(() -> HashConfiguration.keptIn(settings(NumbersKey.file()), hsm))
                .hasMessageContaining("stadsbode.bsn.keyset")
                .hasMessageContaining("is not wrapped");
        assertThatThrownBy(() -> HashConfiguration.keptIn(settings(wrapped(hsm)), hsm("no-such-key")))
                .hasMessageContaining("stadsbode.bsn.keyset")
                .hasMessageContaining("there is no such key");
    }

    private Path wrapped(Hsm hsm) throws Exception {
        return Files.writeString(
                folder.resolve("wrapped.json"),
                WrappedKeyset.wrap(Keyset.file(NumbersKey.file()).read(), HsmKey.findOrMake(hsm)));
    }

    private Hsm hsm(String key) throws Exception {
        return SoftHsm.hsm(folder, key);
    }

    private static HashSettings settings(Path file) {
        return new HashSettings(file, null, Duration.ofSeconds(30), Duration.ofSeconds(1), 200);
    }
}
