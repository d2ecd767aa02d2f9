package nl.stadsbode.chassis.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import nl.stadsbode.chassis.encryption.PersonalData.CannotDecrypt;
import nl.stadsbode.chassis.testing.Keys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RereadKeysTests {

    private static final byte[] PLAIN = "06 12345678".getBytes(StandardCharsets.UTF_8);
    private static final String ROSA = "rosa";

    @TempDir
    Path folder;

    private Path file;
    private Keys keys;

    @BeforeEach
    void aKeyset() throws Exception {
        AeadConfig.register();
        file = Files.writeString(
                folder.resolve("keyset.json"),
                TinkJsonProtoKeysetFormat.serializeKeyset(
                        KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), InsecureSecretKeyAccess.get()));
        keys = new Keys(file);
    }

    @Test
    void what_another_service_encrypts_with_a_newer_key_is_read_at_once() {
        RereadKeys ours = new RereadKeys(Keyset.file(file));
        long old = ours.primaryId();
        keys.makePrimary(keys.add());
        PersonalData another = new PersonalData(new RereadKeys(Keyset.file(file)));

        byte[] theirs = another.encrypt(PLAIN, ROSA);

        assertThat(new PersonalData(ours).decrypt(theirs, ROSA)).isEqualTo(PLAIN);
        assertThat(ours.known()).isEqualTo(2);
        assertThat(ours.primaryId()).isNotEqualTo(old);
    }

    @Test
    void the_first_bytes_of_a_ciphertext_name_its_key() {
        RereadKeys ours = new RereadKeys(Keyset.file(file));

        byte[] sealed = new PersonalData(ours).encrypt(PLAIN, ROSA);

        assertThat(Arrays.copyOf(sealed, 5)).isEqualTo(EncryptingAnew.prefix(ours.primaryId()));
    }

    @Test
    void a_file_that_is_broken_or_away_changes_nothing_and_one_that_was_never_there_stops_the_start() throws Exception {
        RereadKeys ours = new RereadKeys(Keyset.file(file));
        PersonalData data = new PersonalData(ours);
        byte[] sealed = data.encrypt(PLAIN, ROSA);

        String whole = Files.readString(file);
        assertThat(ours.unreadable()).isFalse();
        Files.writeString(file, "{ half a keys");
        ours.reread();
        assertThat(ours.unreadable()).isTrue();
        assertThat(data.decrypt(sealed, ROSA)).isEqualTo(PLAIN);
        Files.writeString(file, whole);
        ours.reread();
        assertThat(ours.unreadable()).isFalse();
        Files.delete(file);
        ours.reread();
        assertThat(ours.unreadable()).isTrue();
        assertThat(data.decrypt(data.encrypt(PLAIN, ROSA), ROSA)).isEqualTo(PLAIN);

        assertThatThrownBy(() -> new RereadKeys(Keyset.file(file))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_no_key_opens_or_belongs_to_another_is_refused() {
        RereadKeys ours = new RereadKeys(Keyset.file(file));
        PersonalData data = new PersonalData(ours);

        assertThatThrownBy(() -> data.decrypt(data.encrypt(PLAIN, ROSA), "sam")).isInstanceOf(CannotDecrypt.class);
        assertThatThrownBy(() -> data.decrypt(PLAIN, ROSA)).isInstanceOf(CannotDecrypt.class);
    }

    @Test
    void what_anybody_sends_makes_nobody_read_the_keyset_over_and_over() throws Exception {
        AtomicInteger readings = new AtomicInteger();
        AtomicLong nanos = new AtomicLong();
        Keyset counted = () -> {
            readings.incrementAndGet();
            return Keyset.file(file).read();
        };
        RereadKeys ours = new RereadKeys(counted, nanos::get);
        PersonalData data = new PersonalData(ours);
        byte[] ofAnother = data.encrypt(PLAIN, "sam");
        byte[] underNoKey = ofAnother.clone();
        underNoKey[1]++;

        assertThatThrownBy(() -> data.decrypt(ofAnother, ROSA)).isInstanceOf(CannotDecrypt.class);
        assertThatThrownBy(() -> data.decrypt(PLAIN, ROSA)).isInstanceOf(CannotDecrypt.class);
        assertThatThrownBy(() -> data.decrypt(new byte[] {1}, ROSA)).isInstanceOf(CannotDecrypt.class);
        assertThat(readings).as("no other key can open these").hasValue(1);

        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> data.decrypt(underNoKey, ROSA)).isInstanceOf(CannotDecrypt.class);
        }
        assertThat(readings).hasValue(2);

        nanos.addAndGet(RereadKeys.REST.toNanos());
        assertThatThrownBy(() -> data.decrypt(underNoKey, ROSA)).isInstanceOf(CannotDecrypt.class);
        assertThat(readings).hasValue(3);
    }
}
