package nl.stadsbode.preferences.hashing;

import com.google.crypto.tink.prf.PrfSet;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * Keyed hashes of what is short or guessable: there are fewer than a thousand million citizen service numbers and mobile
 * numbers. Without the key being secret, a hash would hide nothing.
 */
public final class KeyedHashes {

    private static final int HASH_BYTES = 32;

    private final PrfSet functions;

    KeyedHashes(PrfSet functions) {
        this.functions = functions;
    }

    /** @return 32 bytes, by the key that hashes now */
    public byte[] hash(String what) {
        try {
            return functions.computePrimary(what.getBytes(StandardCharsets.UTF_8), HASH_BYTES);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the keyed hash does not work", broken);
        }
    }
}
