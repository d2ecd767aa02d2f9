package nl.stadsbode.cases.console;

import java.security.Principal;
import java.time.Instant;
import java.util.function.Function;
import nl.stadsbode.cases.casework.Callers;
import nl.stadsbode.cases.casework.Note;
import nl.stadsbode.cases.casework.Outcome;
import nl.stadsbode.cases.casework.Wish;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

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

    /**
     * Records it, and leaves a word about that for the next page.
     *
     * @return key of the message that says why it was not recorded, or null when it was
     */
    @Nullable
    String submit(Function<Wish, Outcome> recording, Instant now, Principal caller, RedirectAttributes after) {
        String wrong = whatIsWrong();
        if (wrong != null) {
            return wrong;
        }
        return switch (recording.apply(wish(now, caller))) {
            case Outcome.Done done -> {
                after.addFlashAttribute("done", done.status().waiting() ? "case.done.waiting" : "case.done.now");
                yield null;
            }
            case Outcome.Refused refused -> Refusal.key(refused);
        };
    }

    /** The same, shown again to someone who now sees this version of the case. */
    StatusForm seeing(int current) {
        return new StatusForm(status, note, current);
    }

    private Wish wish(Instant now, Principal caller) {
        return new Wish(String.valueOf(status), now, Note.ofNullable(note), Callers.name(caller), false, null);
    }

    private @Nullable String whatIsWrong() {
        if (status == null || status.isBlank()) {
            return "form.status.missing";
        }
        return note != null && (note.strip().length() > Note.LONGEST || note.indexOf('\0') >= 0)
                ? "form.note.long"
                : null;
    }
}
