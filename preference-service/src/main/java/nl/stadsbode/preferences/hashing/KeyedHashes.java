package nl.stadsbode.preferences.hashing;

import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keyed hashes of what is short or guessable: there are fewer than a thousand million citizen service numbers and mobile
 * numbers. Without the key being secret, a hash would hide nothing. The keys are read again while the service runs; what
 * cannot be read changes nothing.
 */
public final class KeyedHashes {

    /** Where keys come from. */
    interface Source {
        PrfSet read() throws GeneralSecurityException, IOException;
    }

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

    private static final Logger log = LoggerFactory.getLogger(KeyedHashes.class);
    private static final int HASH_BYTES = 32;

    private final Source source;
    private volatile PrfSet functions;

    KeyedHashes(Source source) throws GeneralSecurityException, IOException {
        this.source = source;
        this.functions = source.read();
    }

    synchronized void reread() {
        try {
            functions = source.read();
        } catch (IOException | GeneralSecurityException | RuntimeException unreadable) {
            // Not its message: that may quote the file.
            log.error("the keys of hashes cannot be read, those of before stay in use: {}", unreadable.getClass());
        }
    }

    /** By the key that hashes now. */
    public Hash hash(String what) {
        PrfSet now = functions;
        return new Hash(by(now.getPrfs().get(now.getPrimaryId()), what), id(now.getPrimaryId()));
    }

    /** By every key that is known: while a key is changed, some of what is kept is still under the one before. */
    public List<Hash> all(String what) {
        List<Hash> all = new ArrayList<>();
        for (Map.Entry<Integer, Prf> each : functions.getPrfs().entrySet()) {
            all.add(new Hash(by(each.getValue(), what), id(each.getKey())));
        }
        return List.copyOf(all);
    }

    /** Id of the key that hashes now. */
    public long key() {
        return id(functions.getPrimaryId());
    }

    public int keys() {
        return functions.getPrfs().size();
    }

    private static byte[] by(Prf function, String what) {
        try {
            return function.compute(what.getBytes(StandardCharsets.UTF_8), HASH_BYTES);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the keyed hash does not work", broken);
        }
    }

    private static long id(int key) {
        return Integer.toUnsignedLong(key);
    }
}
