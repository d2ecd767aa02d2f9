package nl.stadsbode.chassis.encryption;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rows that hold something encrypted, which can be walked through and encrypted anew. A service gives a bean of it for every
 * column that outlives a key.
 */
public interface EncryptedRows {

    /** Such as {@code resident.name}; the label of its metrics. */
    String what();

    /**
     * Encrypts anew what of the next rows is not under the key that encrypts now, in the caller's transaction.
     *
     * @param after id of the row after which to read on; null: from the beginning
     * @param atMost rows to look at
     * @param prefix first bytes of everything that is under the key that encrypts now
     */
    Walked walk(@Nullable UUID after, int atMost, byte[] prefix);

    /**
     * @param last id of the last row that was looked at; null: there was none
     * @param seen rows that were looked at
     * @param found rows of them that were under another key
     */
    record Walked(@Nullable UUID last, int seen, int found) {}
}
