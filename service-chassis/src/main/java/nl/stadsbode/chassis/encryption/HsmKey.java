package nl.stadsbode.chassis.encryption;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyStore;
import java.security.Provider;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.Security;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.security.auth.login.FailedLoginException;

/**
 * A key (AES-256-GCM) that never leaves its hardware security module: what it encrypts is sent there. Of a ciphertext the
 * first twelve bytes are the initialisation vector.
 */
public final class HsmKey implements Aead {

    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BITS = 256;

    /** The module, its token or the key in it is not there, or does not let us in. */
    public static final class Away extends Keyset.Unusable {
        Away(Hsm hsm, String why, Throwable cause) {
            super("the HSM cannot be used (library " + hsm.library() + ", key " + hsm.label() + "): " + why, cause);
        }

        /** Whether it was the PIN: many modules lock after some wrong ones. */
        boolean ofPin() {
            for (Throwable each = this; each != null; each = each.getCause()) {
                if (each instanceof FailedLoginException || each.toString().contains("CKR_PIN_")) {
                    return true;
                }
            }
            return false;
        }
    }

    private final Hsm hsm;
    private final Provider provider;
    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    private HsmKey(Hsm hsm, Provider provider, SecretKey key) {
        this.hsm = hsm;
        this.provider = provider;
        this.key = key;
    }

    /** The key that is there. @throws Away if none is */
    public static HsmKey find(Hsm hsm) throws Away {
        return of(hsm, false);
    }

    /** The key that is there, else one that is made there. */
    public static HsmKey findOrMake(Hsm hsm) throws Away {
        return of(hsm, true);
    }

    private static HsmKey of(Hsm hsm, boolean make) throws Away {
        try {
            Provider provider = Security.getProvider("SunPKCS11").configure(configuration(hsm));
            KeyStore store = KeyStore.getInstance("PKCS11", provider);
            store.load(null, Files.readString(hsm.pin()).strip().toCharArray());
            if (make && store.getKey(hsm.label(), null) == null) {
                store.setEntry(hsm.label(), new KeyStore.SecretKeyEntry(made(provider)), null);
            }
            Key found = store.getKey(hsm.label(), null);
            if (found instanceof SecretKey key) {
                return new HsmKey(hsm, provider, key);
            }
            throw new Away(hsm, "there is no such key", new IOException("no key"));
        } catch (IOException | GeneralSecurityException | ProviderException | IllegalArgumentException away) {
            throw away instanceof Away known ? known : new Away(hsm, why(away), away);
        }
    }

    private static SecretKey made(Provider provider) throws GeneralSecurityException {
        KeyGenerator generator = KeyGenerator.getInstance("AES", provider);
        generator.init(KEY_BITS);
        return generator.generateKey();
    }

    private static String configuration(Hsm hsm) {
        return """
                --name = Stadsbode
                library = %s
                %s
                attributes(generate, CKO_SECRET_KEY, CKK_AES) = {
                  CKA_SENSITIVE = true
                  CKA_EXTRACTABLE = false
                }
                """.formatted(hsm.library(), hsm.slot() == null ? "slotListIndex = 0" : "slot = " + hsm.slot());
    }

    /** The innermost cause says it: the others say that something failed. */
    private static String why(Throwable failed) {
        Throwable cause = failed;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    @Override
    public byte[] encrypt(byte[] plain, byte[] about) throws GeneralSecurityException {
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, iv, plain, 0, about);
        return ByteBuffer.allocate(IV_BYTES + sealed.length).put(iv).put(sealed).array();
    }

    @Override
    public byte[] decrypt(byte[] sealed, byte[] about) throws GeneralSecurityException {
        if (sealed.length < IV_BYTES + TAG_BITS / Byte.SIZE) {
            throw new GeneralSecurityException("too short to be a ciphertext");
        }
        return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, IV_BYTES), sealed, IV_BYTES, about);
    }

    private byte[] cipher(int mode, byte[] iv, byte[] input, int from, byte[] about) throws GeneralSecurityException {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding", provider);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD(about);
            return cipher.doFinal(input, from, input.length - from);
        } catch (ProviderException | InvalidKeyException away) {
            throw new Away(hsm, "it does not answer: " + why(away), away);
        }
    }
}
