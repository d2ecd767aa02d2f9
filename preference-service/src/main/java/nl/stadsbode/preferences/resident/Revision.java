package nl.stadsbode.preferences.resident;

import java.util.UUID;
import nl.stadsbode.preferences.contact.Stated;
import org.jspecify.annotations.Nullable;

/**
 * One version of a resident.
 *
 * @param id of the change, of its history entry and of its event
 * @param before null when the resident is new
 */
record Revision(UUID id, @Nullable Resident before, Resident after, Stated stated) {

    boolean creates() {
        return before == null;
    }
}
