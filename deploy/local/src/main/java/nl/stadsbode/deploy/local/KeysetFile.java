package nl.stadsbode.deploy.local;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.prf.PrfConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import nl.stadsbode.chassis.encryption.Hsm;
import nl.stadsbode.chassis.encryption.HsmKey;
import nl.stadsbode.chassis.encryption.Keyset;
import nl.stadsbode.chassis.encryption.WrappedKeyset;
import org.jspecify.annotations.Nullable;

/**
 * The file of a keyset, as it is read and written.
 *
 * @param hsm by whose key it is wrapped; null: it is not
 */
record KeysetFile(Path file, @Nullable Hsm hsm) {

    KeysetHandle read() {
        try {
            AeadConfig.register();
            PrfConfig.register();
            Keyset keyset = hsm == null ? Keyset.file(file) : new WrappedKeyset(file, hsm);
            return keyset.read();
        } catch (IOException | GeneralSecurityException e) {
            throw failed("read", e);
        }
    }

    void write(KeysetHandle keys) {
        try {
            PrivateFile.write(
                    file,
                    hsm == null
                            ? TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get())
                            : WrappedKeyset.wrap(keys, HsmKey.findOrMake(hsm)));
        } catch (IOException | GeneralSecurityException e) {
            throw failed("written", e);
        }
    }

    /** What of it may be said: not what a broken file holds. */
    private StackFailure failed(String what, Exception why) {
        String more = hsm == null ? "" : " " + why.getMessage();
        return new StackFailure("The keyset " + file + " cannot be " + what + "." + more, why);
    }
}
