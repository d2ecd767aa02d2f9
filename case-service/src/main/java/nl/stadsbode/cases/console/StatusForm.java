package nl.stadsbode.cases.console;

import java.security.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.stadsbode.cases.casework.Callers;
import nl.stadsbode.cases.casework.Note;
import nl.stadsbode.cases.casework.Outcome;
import nl.stadsbode.cases.casework.Wish;
import nl.stadsbode.chassis.page.Mistakes;
import nl.stadsbode.chassis.page.Mistakes.Mistake;
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

    static final String STATUS = "status-choice";

    /**
     * Records it, and leaves a word about that for the next page.
     *
     * @return what is wrong: nothing, where it was recorded
     */
    Mistakes submit(Function<Wish, Outcome> recording, Instant now, Principal caller, RedirectAttributes after) {
        Mistakes mistakes = mistakes();
        if (mistakes.any()) {
            return mistakes;
        }
        return switch (recording.apply(wish(now, caller))) {
            case Outcome.Done done -> {
                after.addFlashAttribute("done", done.status().waiting() ? "case.done.waiting" : "case.done.now");
                yield Mistakes.NONE;
            }
            case Outcome.Refused refused -> Refusal.mistakes(refused);
        };
    }

    /** The same, shown again to someone who now sees this version of the case. */
    StatusForm seeing(int current) {
        return new StatusForm(status, note, current);
    }

    private Wish wish(Instant now, Principal caller) {
        return new Wish(String.valueOf(status), now, Note.ofNullable(note), Callers.name(caller), false, null);
    }

    private Mistakes mistakes() {
        List<Mistake> found = new ArrayList<>();
        if (status == null || status.isBlank()) {
            found.add(new Mistake(STATUS, "form.status.missing", null));
        }
        note(note).ifPresent(found::add);
        return new Mistakes(found);
    }

    /** What is wrong with a note. */
    static Optional<Mistake> note(@Nullable String note) {
        return note != null && (note.strip().length() > Note.LONGEST || note.indexOf('\0') >= 0)
                ? Optional.of(new Mistake("note", "form.note.long", null))
                : Optional.empty();
    }
}
