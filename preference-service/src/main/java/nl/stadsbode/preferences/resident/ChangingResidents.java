package nl.stadsbode.preferences.resident;

import com.fasterxml.uuid.NoArgGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.stadsbode.preferences.contact.Flaw;
import nl.stadsbode.preferences.contact.Flawed;
import nl.stadsbode.preferences.contact.How;
import nl.stadsbode.preferences.resident.Outcome.Changed;
import nl.stadsbode.preferences.resident.Outcome.Created;
import nl.stadsbode.preferences.resident.Outcome.Forgotten;
import nl.stadsbode.preferences.resident.Outcome.NotThere;
import nl.stadsbode.preferences.resident.Outcome.Refused;
import nl.stadsbode.preferences.resident.Outcome.Unchanged;
import nl.stadsbode.preferences.resident.Outcome.VersionDiffers;
import nl.stadsbode.preferences.resident.Residents.StoredMeanwhile;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes residents: new state, history and event in one transaction, the residents' rows locked. One or a thousand
 * take the same way.
 */
@Component
public class ChangingResidents {

    private static final int TRIES = 5;

    /** Nobody chooses for someone who died; what registers, carriers and mailboxes say is still heard. */
    private static final Set<How> SAID_OF_THE_DECEASED = Set.of(How.REGISTER, How.CARRIER, How.UNSUBSCRIBED);

    private static final Flaw DECEASED = new Flaw("", "deceased", "The register says that this resident has died.");

    private final Residents residents;
    private final History history;
    private final Publication publication;
    private final TellingResidents telling;
    private final PreferenceMetrics metrics;
    private final NoArgGenerator ids;
    private final TransactionTemplate transaction;

    ChangingResidents(
            Residents residents,
            History history,
            Publication publication,
            TellingResidents telling,
            PreferenceMetrics metrics,
            NoArgGenerator ids,
            PlatformTransactionManager transactions) {
        this.residents = residents;
        this.history = history;
        this.publication = publication;
        this.telling = telling;
        this.metrics = metrics;
        this.ids = ids;
        this.transaction = new TransactionTemplate(transactions);
    }

    public Outcome change(Asked asked) {
        return change(List.of(asked)).getFirst();
    }

    /**
     * Changes many, each for itself: one that is refused does not hold up the others.
     *
     * @param asked at most one change a resident
     * @return what came of each, in the order asked
     */
    public List<Outcome> change(List<Asked> asked) {
        for (int attempt = 1; ; attempt++) {
            try {
                List<Outcome> outcomes = Objects.requireNonNull(transaction.execute(status -> decideAndSave(asked)));
                outcomes.forEach(metrics::asked);
                return outcomes;
            } catch (StoredMeanwhile another) {
                if (attempt == TRIES) {
                    throw another;
                }
            }
        }
    }

    private List<Outcome> decideAndSave(List<Asked> asked) {
        Map<ResidentId, Known> known =
                residents.locked(asked.stream().map(Asked::id).toList());
        List<Outcome> outcomes = new ArrayList<>(asked.size());
        List<Revision> revisions = new ArrayList<>(asked.size());
        for (Asked one : asked) {
            Outcome outcome = decide(one, known.get(one.id()));
            outcomes.add(outcome);
            switch (outcome) {
                case Created(Resident after) -> revisions.add(new Revision(ids.generate(), null, after, one.stated()));
                case Changed(Resident after) ->
                    revisions.add(new Revision(ids.generate(), living(known.get(one.id())), after, one.stated()));
                case Unchanged u -> {}
                case NotThere n -> {}
                case Forgotten f -> {}
                case VersionDiffers v -> {}
                case Refused r -> {}
            }
        }
        save(revisions);
        return outcomes;
    }

    private void save(List<Revision> revisions) {
        residents.save(revisions);
        history.append(revisions.stream()
                .map(revision -> new History.Kept(
                        revision.after().id(),
                        new HistoryEntry(
                                revision.id(),
                                revision.after().version(),
                                revision.stated(),
                                Differences.between(revision.before(), revision.after()))))
                .toList());
        revisions.forEach(this::tell);
        publication.publish(revisions);
    }

    private void tell(Revision revision) {
        Resident before = revision.before();
        if (before != null) {
            telling.changed(before, revision.after(), revision.stated().how());
        }
    }

    /** What comes of one, without touching anything. */
    private static Outcome decide(Asked asked, @Nullable Known known) {
        if (known instanceof Known.Forgotten) {
            return new Forgotten();
        }
        Resident current = living(known);
        long version = current == null ? 0 : current.version();
        Long expected = asked.expectedVersion();
        if (expected != null && expected != version) {
            return new VersionDiffers(version);
        }
        if (current == null && !asked.creates()) {
            return new NotThere();
        }
        if (current != null
                && current.deceased()
                && !SAID_OF_THE_DECEASED.contains(asked.stated().how())) {
            return new Refused(List.of(DECEASED));
        }
        try {
            Resident after = asked.change().of(current);
            if (current != null && after.equals(current)) {
                return new Unchanged(current);
            }
            Resident next = after.withVersion(version + 1);
            return current == null ? new Created(next) : new Changed(next);
        } catch (Flawed flawed) {
            return new Refused(flawed.flaws());
        }
    }

    private static @Nullable Resident living(@Nullable Known known) {
        return known instanceof Known.Living(Resident resident) ? resident : null;
    }
}
