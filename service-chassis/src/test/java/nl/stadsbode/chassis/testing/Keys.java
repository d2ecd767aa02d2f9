package nl.stadsbode.chassis.testing;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;

/** Changes the keys of a keyset's file, as who administers them does. */
public record Keys(Path file) {

    /** A new key, known and not used. @return its id */
    public int add() {
        KeysetHandle.Builder more = KeysetHandle.newBuilder(read());
        more.addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                .withRandomId());
        KeysetHandle written = write(more);
        return written.getAt(written.size() - 1).getId();
    }

    /** From now on this key encrypts. */
    public void makePrimary(int id) {
        KeysetHandle keys = read();
        KeysetHandle.Builder changed = KeysetHandle.newBuilder(keys);
        for (int at = 0; at < keys.size(); at++) {
            if (keys.getAt(at).getId() == id) {
                changed.getAt(at).makePrimary();
            }
        }
        write(changed);
    }

    /** The key is gone. */
    public void remove(int id) {
        KeysetHandle keys = read();
        KeysetHandle.Builder changed = KeysetHandle.newBuilder(keys);
        for (int at = keys.size() - 1; at >= 0; at--) {
            if (keys.getAt(at).getId() == id) {
                changed.deleteAt(at);
            }
        }
        write(changed);
    }

    public int primary() {
        return read().getPrimary().getId();
    }

    public KeysetHandle read() {
        try {
            return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** At once: whoever reads it finds the one or the other. */
    private KeysetHandle write(KeysetHandle.Builder changed) {
        try {
            KeysetHandle keys = changed.build();
            Path beside = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(beside, TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get()));
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return keys;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
