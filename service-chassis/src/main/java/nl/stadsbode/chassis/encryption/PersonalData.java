package nl.stadsbode.chassis.encryption;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** Encrypts personal data (AEAD), bound to whom or what it is about, so that a ciphertext cannot be moved to another. */
public final class PersonalData {

    /** A ciphertext that this key cannot open, or that was bound to another id. */
    public static final class CannotDecrypt extends RuntimeException {
        CannotDecrypt(GeneralSecurityException cause) {
            super("personal data cannot be decrypted", cause);
        }
    }

    private final Aead aead;

    PersonalData(Aead aead) {
        this.aead = aead;
    }

    /** @param boundTo id of the resident or case; needed again to decrypt */
    public byte[] encrypt(byte[] plain, String boundTo) {
        try {
            return aead.encrypt(plain, boundTo.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("encryption does not work", broken);
        }
    }

    /** @throws CannotDecrypt when it was not encrypted by us, bound to this id */
    public byte[] decrypt(byte[] cipher, String boundTo) {
        try {
            return aead.decrypt(cipher, boundTo.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException refused) {
            throw new CannotDecrypt(refused);
        }
    }
}
