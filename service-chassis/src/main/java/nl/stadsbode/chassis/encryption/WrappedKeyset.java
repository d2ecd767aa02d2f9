package nl.stadsbode.chassis.encryption;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A Tink keyset in JSON of which the keys are encrypted by a key in a hardware security module: who has the file alone can
 * read nothing. Each reading asks the module.
 */
public final class WrappedKeyset implements Keyset {

    private record Refusal(HsmKey.Away answer, long written) {}

    /**
     * By token and its PIN: several keysets may be wrapped in one, and each try counts there. Its monitor is held by whoever
     * uses a module.
     */
    private static final Map<Hsm, Refusal> REFUSALS = new HashMap<>();

    /** Libraries of modules that let us in before. */
    private static final Set<Path> MET = new HashSet<>();

    private static final byte[] ABOUT = "stadsbode keyset".getBytes(StandardCharsets.UTF_8);

    private final Path file;
    private final Hsm hsm;
    private @Nullable HsmKey key;

    public WrappedKeyset(Path file, Hsm hsm) {
        this.file = file;
        this.hsm = hsm;
    }

    /** What such a file holds. */
    public static String wrap(KeysetHandle keys, HsmKey key) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.serializeEncryptedKeyset(keys, key, ABOUT);
    }

    /** A module that was away and is there again, or that forgot us, is met anew. */
    @Override
    public KeysetHandle read() throws IOException, GeneralSecurityException {
        String wrapped = Files.readString(file);
        if (!wrapped.contains("\"encryptedKeyset\"")) {
            throw new Unusable("the keyset " + file + " is not wrapped by a key of the HSM: see deploy/keys");
        }
        synchronized (REFUSALS) {
            HsmKey known = key;
            if (known != null) {
                try {
                    return unwrapped(wrapped, known);
                } catch (HsmKey.Away forgotten) {
                    key = null;
                }
            }
            key = found(hsm);
            return unwrapped(wrapped, key);
        }
    }

    private static KeysetHandle unwrapped(String wrapped, HsmKey key) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseEncryptedKeyset(wrapped, key, ABOUT);
    }

    /** A PIN that was refused is not tried again before its file is written anew: the module would lock. */
    private static HsmKey found(Hsm hsm) throws HsmKey.Away {
        long written = hsm.pin().toFile().lastModified();
        Refusal refusal = REFUSALS.get(hsm.token());
        if (refusal != null && refusal.written == written) {
            throw refusal.answer;
        }
        REFUSALS.remove(hsm.token());
        try {
            return found(hsm, written);
        } catch (HsmKey.Away away) {
            if (away.ofPin() || !MET.contains(hsm.library())) {
                throw away;
            }
            HsmLibrary.beginAnew(hsm.library());
            return found(hsm, written);
        }
    }

    private static HsmKey found(Hsm hsm, long written) throws HsmKey.Away {
        try {
            HsmKey found = HsmKey.find(hsm);
            MET.add(hsm.library());
            return found;
        } catch (HsmKey.Away away) {
            if (away.ofPin()) {
                REFUSALS.put(hsm.token(), new Refusal(away, written));
            }
            throw away;
        }
    }
}
