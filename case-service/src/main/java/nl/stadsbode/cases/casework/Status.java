package nl.stadsbode.cases.casework;

import java.time.Instant;
import nl.stadsbode.cases.announcing.CaseStatusChanged;
import org.jspecify.annotations.Nullable;

/**
 * A dated occurrence of a status type on a case.
 *
 * @param version of the case once it was recorded
 * @param type code in the catalogue
 * @param corrects the announced status that it replaces
 * @param announceAt when its undo time ends
 * @param frozen what the catalogue said of it when it was recorded
 */
public record Status(
        StatusId id,
        CaseId caseId,
        int version,
        String type,
        @Nullable StatusId corrects,
        Instant occurredAt,
        Instant recordedAt,
        String recordedBy,
        Instant announceAt,
        @Nullable Instant announcedAt,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnBy,
        @Nullable Note note,
        CaseStatusChanged frozen) {

    /** Whether it can still be taken back as if it had never been. */
    public boolean waiting() {
        return announcedAt == null && withdrawnAt == null;
    }

    public boolean withdrawn() {
        return withdrawnAt != null;
    }

    Status withdrawnAt(Instant moment, String by) {
        return new Status(
                id,
                caseId,
                version,
                type,
                corrects,
                occurredAt,
                recordedAt,
                recordedBy,
                announceAt,
                announcedAt,
                moment,
                by,
                note,
                frozen);
    }
}
