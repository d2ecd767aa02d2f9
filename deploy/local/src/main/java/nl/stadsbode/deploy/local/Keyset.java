package nl.stadsbode.deploy.local;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** Files of keys that the services need. Each is made once: with another one, what is in the databases is of no use. */
final class Keyset {

    private Keyset() {}

    /** The keys under which the services encrypt contact data and notes (Tink AEAD, AES-256-GCM). */
    static void keptIn(Path file) {
        kept(file, PredefinedAeadParameters.AES256_GCM);
    }

    /** The key of the hash that citizen service numbers are found by (Tink PRF, HMAC-SHA-256). */
    static void ofNumbersKeptIn(Path file) {
        kept(file, PredefinedPrfParameters.HMAC_SHA256_PRF);
    }

    private static void kept(Path file, Parameters kind) {
        if (Files.exists(file)) {
            return;
        }
        try {
            AeadConfig.register();
            PrfConfig.register();
            KeysetHandle made = KeysetHandle.generateNew(kind);
            PrivateFile.write(file, TinkJsonProtoKeysetFormat.serializeKeyset(made, InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException | IOException e) {
            throw new StackFailure("The keyset " + file + " cannot be made: " + e.getMessage(), e);
        }
    }
}
