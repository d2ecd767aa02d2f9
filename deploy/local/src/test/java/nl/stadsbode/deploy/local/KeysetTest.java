package nl.stadsbode.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.prf.PrfSet;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
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

    @Test
    void a_key_is_changed_step_by_step_and_the_one_that_encrypts_is_not_removed() throws Exception {
        Path file = folder.resolve("keyset.json");
        Keyset.keptIn(file);
        byte[] under = keys(file).encrypt(PLAIN, ABOUT);
        Keys keys = new Keys(file);
        long old = keys.all().getFirst().id();

        long more = keys.add();
        assertThat(keys.all()).containsExactly(new Keys.Key(old, true), new Keys.Key(more, false));
        keys.use(more);
        assertThat(keys.all()).containsExactly(new Keys.Key(old, false), new Keys.Key(more, true));
        assertThat(keys(file).decrypt(under, ABOUT)).isEqualTo(PLAIN);
        assertThatThrownBy(() -> keys.remove(more)).isInstanceOf(StackFailure.class);
        assertThatThrownBy(() -> keys.use(1)).isInstanceOf(StackFailure.class);

        keys.remove(old);

        assertThat(keys.all()).containsExactly(new Keys.Key(more, true));
        assertThatThrownBy(() -> keys(file).decrypt(under, ABOUT)).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void a_key_of_the_hash_of_numbers_is_changed_likewise() throws Exception {
        Path file = folder.resolve("bsn-keyset.json");
        Keyset.ofNumbersKeptIn(file);
        byte[] before = functions(file).computePrimary(PLAIN, 32);
        Keys keys = Keys.ofNumbers(file);
        long old = keys.all().getFirst().id();

        keys.use(keys.add());

        PrfSet both = functions(file);
        assertThat(both.computePrimary(PLAIN, 32)).isNotEqualTo(before);
        assertThat(both.getPrfs().get((int) old).compute(PLAIN, 32)).isEqualTo(before);
    }

    private static Aead keys(Path file) throws Exception {
        return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get())
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }
}
