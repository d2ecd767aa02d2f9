package nl.stadsbode.cases.casework;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import nl.stadsbode.cases.figures.Figures;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes back a status before it is announced: nothing was ever sent of it. Announcing holds the same lock, so that only
 * one of both happens.
 */
@Component
public class WithdrawingStatus {

    private final Cases cases;
    private final Statuses statuses;
    private final Figures figures;
    private final Clock clock;

    WithdrawingStatus(Cases cases, Statuses statuses, Figures figures, Clock clock) {
        this.cases = cases;
        this.statuses = statuses;
        this.figures = figures;
        this.clock = clock;
    }

    /** @param seen version of the case that the wish is based on, or null when it does not matter */
    @Transactional
    public Outcome withdraw(CaseId caseId, StatusId id, @Nullable Integer seen, String by) {
        Case before = cases.lock(caseId).orElse(null);
        if (before == null) {
            return new Outcome.CaseNotThere();
        }
        History history = statuses.of(caseId);
        Status status = history.find(id).orElse(null);
        if (status == null) {
            return new Outcome.StatusNotThere();
        }
        if (status.announcedAt() != null) {
            return new Outcome.AlreadyAnnounced();
        }
        if (status.withdrawn()) {
            return new Outcome.AlreadyWithdrawn();
        }
        if (seen != null && seen != before.version()) {
            return new Outcome.Stale(before.version());
        }
        if (history.latest().filter(status::equals).isEmpty()) {
            return new Outcome.NotTheLatest();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Case after = before.moved(history.currentWithout(id));
        statuses.withdraw(id, now, by);
        cases.move(List.of(after));
        figures.withdrawn(before.caseType());
        return new Outcome.Done(after, status.withdrawnAt(now, by));
    }
}
