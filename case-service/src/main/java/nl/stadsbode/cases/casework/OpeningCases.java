package nl.stadsbode.cases.casework;

import com.fasterxml.uuid.NoArgGenerator;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import nl.stadsbode.cases.catalogue.CaseType;
import nl.stadsbode.cases.catalogue.Catalogue;
import nl.stadsbode.cases.catalogue.StatusType;
import nl.stadsbode.cases.figures.Figures;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens a case with its first status. */
@Component
public class OpeningCases {

    /**
     * What someone asks for.
     *
     * @param caseType code in the catalogue
     * @param first the first status; its code is ignored, a case begins with the initial one of its type
     */
    public record Opening(
            String caseType, @Nullable String externalReference, List<Recipient> recipients, Wish first) {}

    private final Catalogue catalogue;
    private final Cases cases;
    private final Recording recording;
    private final Times times;
    private final NoArgGenerator ids;
    private final Figures figures;
    private final Clock clock;

    OpeningCases(
            Catalogue catalogue,
            Cases cases,
            Recording recording,
            Times times,
            NoArgGenerator ids,
            Figures figures,
            Clock clock) {
        this.catalogue = catalogue;
        this.cases = cases;
        this.recording = recording;
        this.times = times;
        this.ids = ids;
        this.figures = figures;
        this.clock = clock;
    }

    @Transactional
    public Outcome open(Opening opening) {
        CaseType caseType = catalogue.caseType(opening.caseType()).orElse(null);
        if (caseType == null) {
            return new Outcome.UnknownCaseType();
        }
        if (times.inFuture(opening.first().occurredAt())) {
            return new Outcome.OccursInFuture();
        }
        Case opened = newCase(
                opening.externalReference(),
                caseType,
                opening.recipients(),
                opening.first().by(),
                cases.newReferences(1).getFirst());
        Set<CaseId> added = cases.add(List.of(opened));
        if (added.isEmpty()) {
            return new Outcome.ExternalReferenceTaken();
        }
        figures.opened(caseType.code());
        StatusType initial = caseType.initial();
        Change change = Change.of(opened, caseType, initial, opening.first());
        return new Outcome.Done(
                change.after(), recording.record(List.of(change)).getFirst());
    }

    /** A case without a status, not stored yet. */
    public Case newCase(
            @Nullable String externalReference,
            CaseType caseType,
            List<Recipient> recipients,
            String by,
            String reference) {
        return new Case(
                new CaseId(ids.generate()),
                reference,
                externalReference,
                caseType.code(),
                null,
                0,
                recipients,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                by);
    }
}
