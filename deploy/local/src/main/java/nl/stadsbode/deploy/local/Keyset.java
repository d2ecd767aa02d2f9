package nl.stadsbode.deploy.local;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** The keys under which the services encrypt contact data and notes (Tink AEAD, AES-256-GCM). */
final class Keyset {

    private Keyset() {}

    /** Makes the file once: with another keyset, what is in the databases could not be read again. */
    static void keptIn(Path file) {
        if (Files.exists(file)) {
            return;
        }
        try {
            AeadConfig.register();
            KeysetHandle made = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            PrivateFile.write(file, TinkJsonProtoKeysetFormat.serializeKeyset(made, InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException | IOException e) {
            throw new StackFailure("The keyset " + file + " cannot be made: " + e.getMessage(), e);
        }
    }
}
