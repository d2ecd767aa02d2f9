package nl.stadsbode.chassis.encryption;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.function.LongSupplier;
import nl.stadsbode.chassis.encryption.Keyset.Keys;
import nl.stadsbode.chassis.encryption.Keyset.Unusable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys that are read again while the service runs: regularly, and when something is under a key that we do not know, for another
 * service may know it already. What cannot be read changes nothing.
 */
final class RereadKeys implements Aead {

    private static final Logger log = LoggerFactory.getLogger(RereadKeys.class);

    static final Duration REST = Duration.ofSeconds(3);

    private final Keyset keyset;
    private final LongSupplier nanos;
    private volatile Keys keys;
    private volatile boolean lastFailed;
    private long lookedInVain;

    /** @throws IllegalStateException when there is no keyset: the service does not start */
    RereadKeys(Keyset keyset) {
        this(keyset, System::nanoTime);
    }

    RereadKeys(Keyset keyset, LongSupplier nanos) {
        this.keyset = keyset;
        this.nanos = nanos;
        this.lookedInVain = nanos.getAsLong() - REST.toNanos();
        try {
            this.keys = Keys.of(keyset.read());
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalStateException("the keyset cannot be read: " + Unusable.sayable(unreadable), unreadable);
        }
    }

    synchronized void reread() {
        try {
            Keys before = keys;
            keys = Keys.of(keyset.read());
            lastFailed = false;
            if (keys.primaryId() != before.primaryId()) {
                log.info("the key that encrypts is now {}", keys.primaryId());
            }
        } catch (IOException | GeneralSecurityException unreadable) {
            lastFailed = true;
            log.error("the keyset cannot be read, the keys of before stay in use: {}", Unusable.sayable(unreadable));
        }
    }

    /** Whether the keys in use are those of before, since the last reading failed. */
    boolean unreadable() {
        return lastFailed;
    }

    int known() {
        return keys.ids().size();
    }

    long primaryId() {
        return keys.primaryId();
    }

    @Override
    public byte[] encrypt(byte[] plain, byte[] boundTo) throws GeneralSecurityException {
        return keys.aead().encrypt(plain, boundTo);
    }

    @Override
    public byte[] decrypt(byte[] cipher, byte[] boundTo) throws GeneralSecurityException {
        Keys known = keys;
        try {
            return known.aead().decrypt(cipher, boundTo);
        } catch (GeneralSecurityException refused) {
            if (!known.lack(cipher) || !wasReread(cipher)) {
                throw refused;
            }
            return keys.aead().decrypt(cipher, boundTo);
        }
    }

    /** Anybody may send what looks like a ciphertext: a key that is not there is looked for now and then. */
    private synchronized boolean wasReread(byte[] cipher) {
        if (keys.lack(cipher) && nanos.getAsLong() - lookedInVain >= REST.toNanos()) {
            reread();
            lookedInVain = keys.lack(cipher) ? nanos.getAsLong() : lookedInVain;
        }
        return !keys.lack(cipher);
    }
}
