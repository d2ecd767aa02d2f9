package nl.stadsbode.cases.casework;

import java.time.Instant;
import nl.stadsbode.cases.catalogue.CaseType;
import nl.stadsbode.cases.catalogue.StatusType;
import org.jspecify.annotations.Nullable;

/**
 * A change of state that was found legal.
 *
 * @param before the case, locked, as it was
 * @param after the case as it will be
 * @param immediately whether it is announced at once, without undo time
 * @param key the case system's own key for the change
 */
public record Change(
        Case before,
        Case after,
        CaseType caseType,
        StatusType to,
        @Nullable StatusId corrects,
        Instant occurredAt,
        @Nullable Note note,
        String by,
        boolean immediately,
        @Nullable String key) {

    /** The next status on a case. */
    public static Change of(Case before, CaseType caseType, StatusType to, Wish wish) {
        return new Change(
                before,
                before.moved(to.code()),
                caseType,
                to,
                null,
                wish.occurredAt(),
                wish.note(),
                wish.by(),
                wish.immediately(),
                wish.key());
    }
}
