package nl.stadsbode.cases.casework;

import java.util.List;
import nl.stadsbode.cases.catalogue.CaseType;
import nl.stadsbode.cases.catalogue.Catalogue;
import nl.stadsbode.cases.catalogue.StatusType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts another status, or other words, in the place of one that was announced and was wrong. */
@Component
public class CorrectingStatus {

    private final Catalogue catalogue;
    private final Cases cases;
    private final Statuses statuses;
    private final Recording recording;
    private final Times times;

    CorrectingStatus(Catalogue catalogue, Cases cases, Statuses statuses, Recording recording, Times times) {
        this.catalogue = catalogue;
        this.cases = cases;
        this.statuses = statuses;
        this.recording = recording;
        this.times = times;
    }

    /** @param seen version of the case that the wish is based on, or null when it does not matter */
    @Transactional
    public Outcome correct(CaseId caseId, StatusId wrong, @Nullable Integer seen, Wish wish) {
        Case before = cases.lock(caseId).orElse(null);
        if (before == null) {
            return new Outcome.CaseNotThere();
        }
        History history = statuses.of(caseId);
        Status corrected = history.find(wrong).orElse(null);
        if (corrected == null) {
            return new Outcome.StatusNotThere();
        }
        if (seen != null && seen != before.version()) {
            return new Outcome.Stale(before.version());
        }
        if (corrected.withdrawn()) {
            return new Outcome.AlreadyWithdrawn();
        }
        if (corrected.announcedAt() == null) {
            return new Outcome.NotAnnouncedYet();
        }
        if (!history.isEffective(wrong)) {
            return new Outcome.AlreadyCorrected();
        }
        if (times.inFuture(wish.occurredAt())) {
            return new Outcome.OccursInFuture();
        }
        return replace(before, history, corrected, wish);
    }

    private Outcome replace(Case before, History history, Status corrected, Wish wish) {
        CaseType caseType = catalogue.require(before.caseType());
        StatusType to = caseType.status(wish.status()).orElse(null);
        if (to == null) {
            return new Outcome.UnknownStatus();
        }
        List<StatusType> allowed = history.allowedInsteadOf(corrected.id(), caseType);
        if (!allowed.contains(to)) {
            return new Outcome.TransitionNotAllowed(corrected.type(), allowed);
        }
        String current = history.isCurrent(corrected.id()) ? to.code() : before.currentStatus();
        Change change = new Change(
                before,
                before.moved(current),
                caseType,
                to,
                corrected.id(),
                wish.occurredAt(),
                wish.note(),
                wish.by(),
                wish.immediately(),
                wish.key());
        return new Outcome.Done(
                change.after(), recording.record(List.of(change)).getFirst());
    }
}
