package nl.stadsbode.preferences;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** A keyset as {@code stadsbode.bsn.keyset} names it, one a JVM. */
public final class NumbersKey {

    private static final Path FILE = write();

    private NumbersKey() {}

    public static Path file() {
        return FILE;
    }

    private static Path write() {
        try {
            PrfConfig.register();
            Path file = Files.createTempFile("bsn-keyset", ".json");
            file.toFile().deleteOnExit();
            return Files.writeString(
                    file,
                    TinkJsonProtoKeysetFormat.serializeKeyset(
                            KeysetHandle.generateNew(PredefinedPrfParameters.HMAC_SHA256_PRF),
                            InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
