package nl.stadsbode.cases.console;

import nl.stadsbode.cases.casework.Note;
import org.jspecify.annotations.Nullable;

/**
 * A status that a caseworker fills in.
 *
 * @param status code in the catalogue
 * @param version of the case that the caseworker saw
 */
record StatusForm(
        @Nullable String status,
        @Nullable String note,
        @Nullable Integer version) {

    /** Key of the message that says what to mend, or null. */
    @Nullable
    String whatIsWrong() {
        if (status == null || status.isBlank()) {
            return "form.status.missing";
        }
        return note != null && (note.strip().length() > Note.LONGEST || note.indexOf('\0') >= 0)
                ? "form.note.long"
                : null;
    }
}
