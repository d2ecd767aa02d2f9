package nl.stadsbode.deploy.local;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.prf.PrfConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
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

    private static final String OF_PERSONAL_DATA = "STADSBODE_ENCRYPTION";
    private static final String OF_NUMBERS = "STADSBODE_BSN";

    /** Of the keys that encrypt; wrapped, where the environment names an HSM. */
    static KeysetFile ofPersonalData(Path file, Map<String, String> environment) {
        return new KeysetFile(file, hsm(OF_PERSONAL_DATA, environment));
    }

    /** Of the keys of the hash of numbers; wrapped likewise, by an HSM of its own where the environment names one. */
    static KeysetFile ofNumbers(Path file, Map<String, String> environment) {
        Hsm own = hsm(OF_NUMBERS, environment);
        return own == null ? ofPersonalData(file, environment) : new KeysetFile(file, own);
    }

    private static @Nullable Hsm hsm(String settings, Map<String, String> environment) {
        try {
            return Hsm.of(environment, settings);
        } catch (IllegalArgumentException unusable) {
            throw new StackFailure("The settings " + settings + "_HSM_... cannot be used: " + unusable.getMessage());
        }
    }

    KeysetHandle read() {
        try {
            AeadConfig.register();
            PrfConfig.register();
            return Keyset.in(file, hsm).read();
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
        return new StackFailure(
                "The keyset " + file + " cannot be " + what + ": " + Keyset.Unusable.sayable(why) + ".", why);
    }
}
