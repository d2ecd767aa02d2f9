package nl.stadsbode.cases.casework;

import nl.stadsbode.cases.announcing.Announcement;
import org.jspecify.annotations.Nullable;

/**
 * A status as it is written.
 *
 * @param sealedNote its note, encrypted
 * @param traceParent trace in which it was recorded
 * @param key the case system's own key for the change
 */
record RecordedStatus(
        Status status,
        byte @Nullable [] sealedNote,
        @Nullable String traceParent,
        @Nullable String key) {

    Announcement announcement() {
        return new Announcement(
                status.version(), status.recordedAt(), status.announceAt(), traceParent, sealedNote, status.frozen());
    }
}
