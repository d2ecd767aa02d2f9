package nl.stadsbode.chassis.encryption;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Where the keys come from. By default a file ({@link #file}), which may be wrapped by a key in a hardware security module
 * ({@link WrappedKeyset}); an installation with another key management service gives a bean of its own.
 */
@FunctionalInterface
public interface Keyset {

    /** Reads all keys anew. @throws GeneralSecurityException when what is there is no keyset */
    KeysetHandle read() throws IOException, GeneralSecurityException;

    /** A Tink AEAD keyset in JSON, readable by the service alone. */
    static Keyset file(Path path) {
        return () -> TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(path), InsecureSecretKeyAccess.get());
    }

    /** The keys of a keyset, and which of them encrypts. */
    record Keys(Aead aead, long primaryId, Set<Integer> ids) {

        static Keys of(KeysetHandle keyset) throws GeneralSecurityException {
            return new Keys(
                    keyset.getPrimitive(RegistryConfiguration.get(), Aead.class),
                    Integer.toUnsignedLong(keyset.getPrimary().getId()),
                    IntStream.range(0, keyset.size())
                            .mapToObj(at -> keyset.getAt(at).getId())
                            .collect(Collectors.toSet()));
        }

        /** Whether its first bytes (Tink: a one, and four of an id) name a key that is none of these. */
        boolean lack(byte[] cipher) {
            return cipher.length > Integer.BYTES
                    && cipher[0] == 1
                    && !ids.contains(ByteBuffer.wrap(cipher).getInt(1));
        }
    }
}
