package nl.stadsbode.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.prf.PrfSet;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysetTest {

    private static final byte[] PLAIN = "contact data".getBytes(StandardCharsets.UTF_8);
    private static final byte[] ABOUT = "resident id".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void what_was_encrypted_before_a_restart_can_be_read_after_it() throws Exception {
        Path file = folder.resolve("keyset.json");
        Keyset.keptIn(file);
        byte[] encrypted = keys(file).encrypt(PLAIN, ABOUT);

        Keyset.keptIn(file);

        assertThat(keys(file).decrypt(encrypted, ABOUT)).isEqualTo(PLAIN);
    }

    @Test
    void a_number_has_the_same_hash_after_a_restart() throws Exception {
        Path file = folder.resolve("bsn-keyset.json");
        Keyset.ofNumbersKeptIn(file);
        byte[] hash = functions(file).computePrimary(PLAIN, 32);

        Keyset.ofNumbersKeptIn(file);

        assertThat(functions(file).computePrimary(PLAIN, 32)).isEqualTo(hash);
    }

    private static PrfSet functions(Path file) throws Exception {
        return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get())
                .getPrimitive(RegistryConfiguration.get(), PrfSet.class);
    }

    private static Aead keys(Path file) throws Exception {
        return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get())
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }
}
