package nl.stadsbode.chassis.encryption;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.security.GeneralSecurityException;
import nl.stadsbode.chassis.encryption.Keyset.Keys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys that are read again while the service runs: regularly, and when something cannot be decrypted, for another service may
 * know a key that we do not know yet. What cannot be read changes nothing.
 */
final class RereadKeys implements Aead {

    private static final Logger log = LoggerFactory.getLogger(RereadKeys.class);

    private final Keyset keyset;
    private volatile Keys keys;

    /** @throws IllegalStateException when there is no keyset: the service does not start */
    RereadKeys(Keyset keyset) {
        this.keyset = keyset;
        try {
            this.keys = Keys.of(keyset.read());
        } catch (HsmKey.Away away) {
            throw new IllegalStateException(away.getMessage(), away);
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalStateException("the keyset cannot be read", unreadable);
        }
    }

    synchronized void reread() {
        try {
            Keys before = keys;
            keys = Keys.of(keyset.read());
            if (keys.primaryId() != before.primaryId()) {
                log.info("the key that encrypts is now {}", keys.primaryId());
            }
        } catch (IOException | GeneralSecurityException unreadable) {
            // Not its message: that may quote the file.
            log.error("the keyset cannot be read, the keys of before stay in use: {}", unreadable.getClass());
        }
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
        try {
            return keys.aead().decrypt(cipher, boundTo);
        } catch (GeneralSecurityException perhapsANewKey) {
            return afterReread(cipher, boundTo, perhapsANewKey);
        }
    }

    private byte[] afterReread(byte[] cipher, byte[] boundTo, GeneralSecurityException refused)
            throws GeneralSecurityException {
        Keys before = keys;
        reread();
        if (keys.ids().equals(before.ids())) {
            throw refused;
        }
        return keys.aead().decrypt(cipher, boundTo);
    }
}
