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
import java.util.HashMap;
import java.util.Map;
import nl.stadsbode.chassis.encryption.Hsm;
import nl.stadsbode.chassis.encryption.WrappedKeyset;
import nl.stadsbode.chassis.testing.SoftHsm;
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

    @Test
    void the_keys_in_a_file_that_an_hsm_wraps_are_changed_as_any_and_it_is_wrapped_and_unwrapped() throws Exception {
        Hsm hsm = SoftHsm.hsm(folder, null);
        Path file = folder.resolve("keyset.json");
        Keyset.keptIn(file);
        byte[] under = keys(file).encrypt(PLAIN, ABOUT);
        Keys keys = new Keys(file, hsm);
        assertThatThrownBy(keys::all).isInstanceOf(StackFailure.class).hasMessageContaining("not wrapped");

        keys.wrap();
        long more = keys.add();
        keys.use(more);

        assertThat(keys.all()).last().isEqualTo(new Keys.Key(more, true));
        assertThat(new WrappedKeyset(file, hsm)
                        .read()
                        .getPrimitive(RegistryConfiguration.get(), Aead.class)
                        .decrypt(under, ABOUT))
                .isEqualTo(PLAIN);
        assertThatThrownBy(() -> keys(file)).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> new Keys(file, null).wrap()).isInstanceOf(StackFailure.class);

        assertThat(keys.unwrap().all()).hasSize(2);

        assertThat(keys(file).decrypt(under, ABOUT)).isEqualTo(PLAIN);
    }

    @Test
    void the_keys_of_the_hash_of_numbers_are_wrapped_and_unwrapped_likewise() throws Exception {
        Hsm hsm = SoftHsm.hsm(folder, null);
        Path file = folder.resolve("bsn-keyset.json");
        Keyset.ofNumbersKeptIn(file);
        byte[] before = functions(file).computePrimary(PLAIN, 32);
        Keys keys = Keys.ofNumbers(new KeysetFile(file, hsm));
        assertThatThrownBy(keys::all).isInstanceOf(StackFailure.class).hasMessageContaining("not wrapped");

        keys.wrap();
        long more = keys.add();
        assertThatThrownBy(() -> functions(file)).isInstanceOf(GeneralSecurityException.class);
        assertThat(new WrappedKeyset(file, hsm)
                        .read()
                        .getPrimitive(RegistryConfiguration.get(), PrfSet.class)
                        .computePrimary(PLAIN, 32))
                .isEqualTo(before);

        Keys plain = keys.unwrap();
        plain.use(more);
        plain.add();

        assertThat(functions(file).getPrfs()).hasSize(3);
        assertThat(functions(file).computePrimary(PLAIN, 32)).isNotEqualTo(before);
    }

    @Test
    void numbers_are_in_the_hsm_of_personal_data_or_in_one_of_their_own() {
        Map<String, String> shared =
                Map.of("STADSBODE_ENCRYPTION_HSM_LIBRARY", "/hsm.so", "STADSBODE_ENCRYPTION_HSM_PIN", "/pin");
        Map<String, String> own = new HashMap<>(shared);
        own.putAll(Map.of("STADSBODE_BSN_HSM_LIBRARY", "/own.so", "STADSBODE_BSN_HSM_PIN", "/own-pin"));

        assertThat(KeysetFile.ofNumbers(folder, Map.of()).hsm()).isNull();
        assertThat(KeysetFile.ofNumbers(folder, shared).hsm())
                .isEqualTo(new Hsm(Path.of("/hsm.so"), null, Path.of("/pin"), null));
        assertThat(KeysetFile.ofNumbers(folder, own).hsm())
                .isEqualTo(new Hsm(Path.of("/own.so"), null, Path.of("/own-pin"), null));
        assertThat(KeysetFile.ofPersonalData(folder, own).hsm())
                .isEqualTo(KeysetFile.ofNumbers(folder, shared).hsm());
        assertThatThrownBy(() -> KeysetFile.ofNumbers(folder, Map.of("STADSBODE_BSN_HSM_LIBRARY", "/own.so")))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("PIN");
    }

    private static Aead keys(Path file) throws Exception {
        return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get())
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }
}
