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
import java.nio.file.attribute.FileTime;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.security.Security;
import javax.security.auth.login.LoginException;
import nl.stadsbode.chassis.testing.SoftHsm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** With the keys of a real HSM in software, by PKCS#11. */
class WrappedKeysetTests {

    private static final byte[] PLAIN = "06 12345678".getBytes(StandardCharsets.UTF_8);
    private static final String ROSA = "rosa";
    private static final String KEY = "wraps-the-keyset";

    @TempDir
    Path folder;

    private Path file;
    private Path pin;
    private Hsm hsm;

    @BeforeEach
    void aToken() throws Exception {
        AeadConfig.register();
        file = folder.resolve("keyset.json");
        hsm = SoftHsm.hsm(folder, KEY);
        pin = hsm.pin();
    }

    @Test
    void a_keyset_that_is_wrapped_in_the_hsm_is_read_and_its_file_alone_tells_nothing() throws Exception {
        KeysetHandle keys = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        Files.writeString(file, WrappedKeyset.wrap(keys, HsmKey.findOrMake(hsm)));

        PersonalData once = new PersonalData(new RereadKeys(new WrappedKeyset(file, hsm)));
        PersonalData afterARestart = new PersonalData(new RereadKeys(new WrappedKeyset(file, hsm)));

        assertThat(afterARestart.decrypt(once.encrypt(PLAIN, ROSA), ROSA)).isEqualTo(PLAIN);
        assertThatThrownBy(() ->
                        TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get()))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void a_key_that_is_added_is_taken_while_it_runs() throws Exception {
        KeysetHandle keys = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        HsmKey key = HsmKey.findOrMake(hsm);
        Files.writeString(file, WrappedKeyset.wrap(keys, key));
        RereadKeys ours = new RereadKeys(new WrappedKeyset(file, hsm));

        KeysetHandle more = KeysetHandle.newBuilder(keys)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId())
                .build();
        Files.writeString(file, WrappedKeyset.wrap(more, key));
        ours.reread();

        assertThat(ours.known()).isEqualTo(2);
    }

    @Test
    void what_the_hsm_wrapped_is_opened_by_no_other_key_and_not_when_it_was_changed() throws Exception {
        HsmKey key = HsmKey.findOrMake(hsm);
        HsmKey another = HsmKey.findOrMake(new Hsm(hsm.library(), hsm.slot(), pin, "another"));
        byte[] about = "about".getBytes(StandardCharsets.UTF_8);
        byte[] sealed = key.encrypt(PLAIN, about);

        assertThat(key.decrypt(sealed, about)).isEqualTo(PLAIN);
        assertThat(HsmKey.find(hsm).decrypt(sealed, about)).isEqualTo(PLAIN);
        assertThatThrownBy(() -> another.decrypt(sealed, about)).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> key.decrypt(sealed, PLAIN)).isInstanceOf(GeneralSecurityException.class);
        sealed[sealed.length - 1]++;
        assertThatThrownBy(() -> key.decrypt(sealed, about)).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> key.decrypt(new byte[3], about)).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void a_service_does_not_start_without_the_hsm_or_its_key_or_with_a_keyset_that_is_not_wrapped_and_says_so()
            throws Exception {
        KeysetHandle keys = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        Files.writeString(file, WrappedKeyset.wrap(keys, HsmKey.findOrMake(hsm)));

        assertThat(failure(hsm.library().toString(), "no-such-key", file))
                .contains("the HSM cannot be used", "no-such-key", "there is no such key");
        assertThat(failure("/nowhere/libhsm.so", KEY, file)).contains("the HSM cannot be used", "/nowhere/libhsm.so");
        Path plain = Files.writeString(
                folder.resolve("plain.json"),
                TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get()));
        assertThat(failure(hsm.library().toString(), KEY, plain)).contains("is not wrapped");
        service(hsm.library().toString(), KEY, file)
                .run(context -> assertThat(context).hasSingleBean(PersonalData.class));
    }

    @Test
    void a_file_that_is_broken_for_a_while_asks_for_no_other_login() throws Exception {
        String good = WrappedKeyset.wrap(
                KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), HsmKey.findOrMake(hsm));
        Files.writeString(file, good);
        WrappedKeyset keyset = new WrappedKeyset(file, hsm);
        keyset.read();
        Files.delete(pin);

        for (String broken :
                new String[] {"{\"encryptedKeyset\": \"AQ", good.replaceFirst("(Keyset\": ?\").{8}", "$1AAAAAAAA")}) {
            Files.writeString(file, broken);
            assertThatThrownBy(keyset::read).isInstanceOf(GeneralSecurityException.class);
        }

        Files.writeString(file, good);
        assertThat(keyset.read().size()).isOne();
    }

    @Test
    void a_pin_that_was_refused_is_not_tried_again_before_its_file_is_written_anew() throws Exception {
        Files.writeString(
                file,
                WrappedKeyset.wrap(
                        KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), HsmKey.findOrMake(hsm)));
        WrappedKeyset keyset = new WrappedKeyset(file, hsm);
        signOut();
        Files.writeString(pin, "wrong-pin");
        FileTime written = Files.getLastModifiedTime(pin);

        assertThatThrownBy(keyset::read)
                .isInstanceOf(HsmKey.Away.class)
                .hasMessageContaining("CKR_PIN_INCORRECT")
                .hasMessageNotContaining("wrong-pin");
        Files.writeString(pin, SoftHsm.PIN);
        Files.setLastModifiedTime(pin, written);
        assertThatThrownBy(keyset::read).as("not tried").isInstanceOf(HsmKey.Away.class);
        WrappedKeyset another = new WrappedKeyset(file, hsm);
        assertThatThrownBy(another::read)
                .as("not tried for another keyset either")
                .isInstanceOf(HsmKey.Away.class);

        Files.setLastModifiedTime(pin, FileTime.fromMillis(written.toMillis() + 1_000));
        assertThat(keyset.read().size()).isOne();
    }

    @Test
    void a_module_that_forgot_us_is_met_anew() throws Exception {
        Files.writeString(
                file,
                WrappedKeyset.wrap(
                        KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), HsmKey.findOrMake(hsm)));
        WrappedKeyset keyset = new WrappedKeyset(file, hsm);
        keyset.read();
        signOut();

        assertThat(keyset.read().size()).isOne();
    }

    @Test
    void a_module_that_was_away_for_a_while_is_met_anew_by_all_who_use_it() throws Exception {
        Files.writeString(
                file,
                WrappedKeyset.wrap(
                        KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), HsmKey.findOrMake(hsm)));
        WrappedKeyset keyset = new WrappedKeyset(file, hsm);
        WrappedKeyset another = new WrappedKeyset(file, hsm);
        keyset.read();
        another.read();

        SoftHsm.goAway();
        try {
            assertThatThrownBy(keyset::read).isInstanceOf(HsmKey.Away.class);
            assertThatThrownBy(another::read).isInstanceOf(HsmKey.Away.class);
        } finally {
            SoftHsm.comeBack();
        }

        assertThat(keyset.read().size()).isOne();
        assertThat(another.read().size()).isOne();
        assertThat(keyset.read().size()).isOne();
    }

    /** Who is signed in at a token is so for the whole process. */
    private void signOut() throws LoginException {
        ((AuthProvider) Security.getProvider("SunPKCS11")
                        .configure("--name = SignOut\nlibrary = " + hsm.library() + "\nslot = " + hsm.slot() + "\n"))
                .logout();
    }

    private String failure(String library, String key, Path keyset) {
        StringBuilder said = new StringBuilder();
        service(library, key, keyset).run(context -> {
            FailureAnalysis analysis = new KeysetFailureAnalyzer().analyze(context.getStartupFailure());
            assertThat(analysis).as("what is said where it is started").isNotNull();
            said.append(analysis.getDescription()).append('\n');
            for (Throwable cause = context.getStartupFailure(); cause != null; cause = cause.getCause()) {
                said.append(cause.getMessage()).append('\n');
            }
        });
        return said.toString();
    }

    private ApplicationContextRunner service(String library, String key, Path keyset) {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(EncryptionAutoConfiguration.class))
                .withPropertyValues(
                        "stadsbode.encryption.keyset=" + keyset,
                        "stadsbode.encryption.hsm.library=" + library,
                        "stadsbode.encryption.hsm.slot=" + hsm.slot(),
                        "stadsbode.encryption.hsm.pin=" + pin,
                        "stadsbode.encryption.hsm.key=" + key);
    }
}
