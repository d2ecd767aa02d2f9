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
import org.jspecify.annotations.Nullable;

/**
 * Where keys come from. By default a file, which may be wrapped by a key in a hardware security module ({@link #in}); an
 * installation with another key management service gives a bean of its own for the keys of personal data.
 */
@FunctionalInterface
public interface Keyset {

    /** Why keys cannot be read, in words that tell nothing of them: a log may have them. */
    class Unusable extends GeneralSecurityException {
        Unusable(String why) {
            super(why);
        }

        Unusable(String why, Throwable cause) {
            super(why, cause);
        }

        /** What may be said of it: of what is not ours its kind alone, for its message may quote the file. */
        public static String sayable(Exception failed) {
            return failed instanceof Unusable ours
                    ? String.valueOf(ours.getMessage())
                    : failed.getClass().getName();
        }
    }

    /** Reads all keys anew. @throws GeneralSecurityException when what is there is no keyset */
    KeysetHandle read() throws IOException, GeneralSecurityException;

    /** @param hsm by whose key the file is wrapped; null: it is not */
    static Keyset in(Path file, @Nullable Hsm hsm) {
        return hsm == null ? file(file) : new WrappedKeyset(file, hsm);
    }

    /** A Tink keyset in JSON, readable by the service alone. */
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
