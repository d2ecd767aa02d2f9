package nl.stadsbode.preferences.hashing;

import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.stadsbode.chassis.encryption.Keyset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keyed hashes of what is short or guessable: there are fewer than a thousand million citizen service numbers and mobile
 * numbers. Without the key being secret, a hash would hide nothing. The keys are read again while the service runs; what
 * cannot be read changes nothing.
 */
public final class KeyedHashes {

    /**
     * A hash and the key that made it.
     *
     * @param value 32 bytes
     * @param key id of the key, as its file has it
     */
    public record Hash(byte[] value, long key) {
        @Override
        public String toString() {
            return "Hash[by " + key + "]";
        }
    }

    private record Keys(Map<Integer, Prf> functions, int primary) {

        static Keys of(Keyset keyset) throws GeneralSecurityException, IOException {
            PrfSet functions = keyset.read().getPrimitive(RegistryConfiguration.get(), PrfSet.class);
            return new Keys(functions.getPrfs(), functions.getPrimaryId());
        }
    }

    private static final Logger log = LoggerFactory.getLogger(KeyedHashes.class);
    private static final int HASH_BYTES = 32;

    private final Keyset keyset;
    private volatile Keys keys;
    private volatile boolean lastFailed;

    /** @param keyset of Tink PRFs */
    KeyedHashes(Keyset keyset) throws GeneralSecurityException, IOException {
        this.keyset = keyset;
        this.keys = Keys.of(keyset);
    }

    synchronized void reread() {
        try {
            keys = Keys.of(keyset);
            lastFailed = false;
        } catch (IOException | GeneralSecurityException | RuntimeException unreadable) {
            lastFailed = true;
            log.error(
                    "the keys of hashes cannot be read, those of before stay in use: {}",
                    Keyset.Unusable.sayable(unreadable));
        }
    }

    /** By the key that hashes now. */
    public Hash hash(String what) {
        Keys now = keys;
        return by(Objects.requireNonNull(now.functions.get(now.primary)), now.primary, what);
    }

    /** By every key that is known: while a key is changed, some of what is kept is still under the one before. */
    public List<Hash> all(String what) {
        return keys.functions.entrySet().stream()
                .map(each -> by(each.getValue(), each.getKey(), what))
                .toList();
    }

    /** Id of the key that hashes now. */
    public long key() {
        return Integer.toUnsignedLong(keys.primary);
    }

    /** Whether the keys in use are those of before, since the last reading failed. */
    boolean unreadable() {
        return lastFailed;
    }

    public int keys() {
        return keys.functions.size();
    }

    private static Hash by(Prf function, int key, String what) {
        try {
            return new Hash(
                    function.compute(what.getBytes(StandardCharsets.UTF_8), HASH_BYTES), Integer.toUnsignedLong(key));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the keyed hash does not work", broken);
        }
    }
}
