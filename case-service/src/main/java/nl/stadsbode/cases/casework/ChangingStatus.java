package nl.stadsbode.cases.casework;

import java.util.List;
import nl.stadsbode.cases.catalogue.CaseType;
import nl.stadsbode.cases.catalogue.Catalogue;
import nl.stadsbode.cases.catalogue.StatusType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Moves a case to its next state. */
@Component
public class ChangingStatus {

    private final Catalogue catalogue;
    private final Cases cases;
    private final Recording recording;
    private final Times times;

    ChangingStatus(Catalogue catalogue, Cases cases, Recording recording, Times times) {
        this.catalogue = catalogue;
        this.cases = cases;
        this.recording = recording;
        this.times = times;
    }

    /** @param seen version of the case that the wish is based on, or null when it does not matter */
    @Transactional
    public Outcome change(CaseId id, @Nullable Integer seen, Wish wish) {
        Case before = cases.lock(id).orElse(null);
        if (before == null) {
            return new Outcome.CaseNotThere();
        }
        if (seen != null && seen != before.version()) {
            return new Outcome.Stale(before.version());
        }
        if (times.inFuture(wish.occurredAt())) {
            return new Outcome.OccursInFuture();
        }
        CaseType caseType = catalogue.require(before.caseType());
        StatusType to = caseType.status(wish.status()).orElse(null);
        if (to == null) {
            return new Outcome.UnknownStatus();
        }
        if (!caseType.allows(before.currentStatus(), to)) {
            return new Outcome.TransitionNotAllowed(before.currentStatus(), caseType.after(before.currentStatus()));
        }
        Change change = Change.of(before, caseType, to, wish);
        return new Outcome.Done(
                change.after(), recording.record(List.of(change)).getFirst());
    }
}
