package nl.stadsbode.cases.casework;

import com.fasterxml.uuid.NoArgGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.stadsbode.cases.announcing.Announcing;
import nl.stadsbode.cases.figures.Figures;
import nl.stadsbode.chassis.observability.Traces;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes legal changes of state, one or a thousand, in as few statements as one takes. What is announced at once is
 * announced in the same transaction; whatever still waits on its case goes before it.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Recording {

    /** Nothing can wait before it. */
    private static final int FIRST_VERSION = 1;

    private final Cases cases;
    private final Statuses statuses;
    private final Notes notes;
    private final Announcing announcing;
    private final Traces traces;
    private final NoArgGenerator ids;
    private final CaseSettings settings;
    private final Figures figures;
    private final Clock clock;

    Recording(
            Cases cases,
            Statuses statuses,
            Notes notes,
            Announcing announcing,
            Traces traces,
            NoArgGenerator ids,
            CaseSettings settings,
            Figures figures,
            Clock clock) {
        this.cases = cases;
        this.statuses = statuses;
        this.notes = notes;
        this.announcing = announcing;
        this.traces = traces;
        this.ids = ids;
        this.settings = settings;
        this.figures = figures;
        this.clock = clock;
    }

    /** Records changes of cases that this transaction holds, in the order given. */
    public List<Status> record(List<Change> changes) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String traceParent = traces.current();
        List<RecordedStatus> recorded = changes.stream()
                .map(change -> recorded(change, now, traceParent))
                .toList();
        announceWhatWaitsBefore(recorded);
        statuses.add(recorded);
        cases.move(lastOfEach(changes));
        announcing.announce(recorded.stream()
                .filter(each -> each.status().announcedAt() != null)
                .map(RecordedStatus::announcement)
                .toList());
        changes.forEach(change -> figures.recorded(change.caseType().code(), change.corrects() != null));
        return recorded.stream().map(RecordedStatus::status).toList();
    }

    private RecordedStatus recorded(Change change, Instant now, @Nullable String traceParent) {
        StatusId id = new StatusId(ids.generate());
        boolean immediately = change.immediately() || change.to().urgent();
        Instant announceAt = immediately ? now : now.plus(settings.undoTime());
        Status status = new Status(
                id,
                change.before().id(),
                change.after().version(),
                change.to().code(),
                change.corrects(),
                change.occurredAt().truncatedTo(ChronoUnit.MICROS),
                now,
                change.by(),
                announceAt,
                immediately ? now : null,
                null,
                null,
                change.note(),
                new Freezing(settings.zone()).freeze(change, id, announceAt));
        return new RecordedStatus(status, notes.seal(change.note(), status.caseId()), traceParent, change.key());
    }

    private void announceWhatWaitsBefore(List<RecordedStatus> recorded) {
        announcing.announceAllWaitingOn(recorded.stream()
                .map(RecordedStatus::status)
                .filter(status -> status.announcedAt() != null && status.version() > FIRST_VERSION)
                .map(status -> status.caseId().value())
                .distinct()
                .toList());
    }

    private static Collection<Case> lastOfEach(List<Change> changes) {
        Map<CaseId, Case> last = new LinkedHashMap<>();
        changes.forEach(change -> last.put(change.after().id(), change.after()));
        return new ArrayList<>(last.values());
    }
}
