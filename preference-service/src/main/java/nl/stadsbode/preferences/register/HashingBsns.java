package nl.stadsbode.preferences.register;

import com.google.crypto.tink.prf.PrfSet;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * The keyed hash that a citizen service number is found by. There are fewer than a thousand million of them: without the
 * key being secret, a hash would hide nothing.
 */
final class HashingBsns {

    private static final int HASH_BYTES = 32;

    private final PrfSet functions;

    HashingBsns(PrfSet functions) {
        this.functions = functions;
    }

    byte[] hash(Bsn bsn) {
        try {
            return functions.computePrimary(bsn.digits().getBytes(StandardCharsets.US_ASCII), HASH_BYTES);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the keyed hash does not work", broken);
        }
    }
}
