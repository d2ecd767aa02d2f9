package nl.stadsbode.cases.console;

import nl.stadsbode.cases.casework.Case;
import nl.stadsbode.cases.catalogue.CaseType;
import nl.stadsbode.cases.catalogue.StatusType;
import org.jspecify.annotations.Nullable;

/**
 * A case with its names.
 *
 * @param status null when every status was withdrawn
 */
record CaseHeading(Case value, CaseType type, @Nullable StatusType status) {

    static CaseHeading of(Case shown, CaseType type) {
        String current = shown.currentStatus();
        return new CaseHeading(
                shown, type, current == null ? null : type.status(current).orElse(null));
    }
}
