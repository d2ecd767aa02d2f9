package nl.stadsbode.deploy.local;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * Files of keys that the services need. Each is made once: with another one, what is in the databases is of no use. Wrapped
 * from the first, where the environment names an HSM.
 */
final class Keyset {

    private Keyset() {}

    /** The keys under which the services encrypt contact data and notes (Tink AEAD, AES-256-GCM). */
    static void keptIn(Path file) {
        kept(KeysetFile.ofPersonalData(file, System.getenv()), PredefinedAeadParameters.AES256_GCM);
    }

    /** The key of the hash that citizen service numbers are found by (Tink PRF, HMAC-SHA-256). */
    static void ofNumbersKeptIn(Path file) {
        kept(KeysetFile.ofNumbers(file, System.getenv()), PredefinedPrfParameters.HMAC_SHA256_PRF);
    }

    private static void kept(KeysetFile keyset, Parameters kind) {
        if (Files.exists(keyset.file())) {
            return;
        }
        try {
            AeadConfig.register();
            PrfConfig.register();
            keyset.write(KeysetHandle.generateNew(kind));
        } catch (GeneralSecurityException e) {
            throw new StackFailure("The keyset " + keyset.file() + " cannot be made: " + e.getMessage(), e);
        }
    }
}
