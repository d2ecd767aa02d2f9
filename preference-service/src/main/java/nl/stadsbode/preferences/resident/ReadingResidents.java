package nl.stadsbode.preferences.resident;

import com.fasterxml.uuid.NoArgGenerator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.stadsbode.preferences.contact.Stated;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Looks residents up, by id only. */
@Component
public class ReadingResidents {

    /** History entries a page. */
    public static final int HISTORY_PAGE = 50;

    /** Someone to whom a letter came back. @param failedAt when the first one did */
    public record Unreachable(UUID resident, UUID contactPoint, Instant failedAt) {}

    private final Residents residents;
    private final ContactPoints contactPoints;
    private final StoredCompanions companions;
    private final History history;
    private final PreferenceMetrics metrics;
    private final NoArgGenerator ids;

    ReadingResidents(
            Residents residents,
            ContactPoints contactPoints,
            StoredCompanions companions,
            History history,
            PreferenceMetrics metrics,
            NoArgGenerator ids) {
        this.residents = residents;
        this.contactPoints = contactPoints;
        this.companions = companions;
        this.history = history;
        this.metrics = metrics;
        this.ids = ids;
    }

    /** The companions of a resident, who are known for nothing else. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Resident> companions(Resident resident) {
        Map<ResidentId, Known> known =
                residents.find(resident.companions().stream().map(Companion::id).toList());
        return resident.companions().stream()
                .flatMap(companion -> known.get(companion.id()) instanceof Known.Living(Resident living)
                        ? Stream.of(living)
                        : Stream.empty())
                .toList();
    }

    /** Whose companion that one is; empty for who is nobody's. */
    @Transactional(readOnly = true)
    public Optional<ResidentId> principalOf(ResidentId companion) {
        return companions.principalOf(companion);
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<Known> find(ResidentId id) {
        return Optional.ofNullable(residents.find(List.of(id)).get(id));
    }

    /** Looks a resident up to show the contact data to a colleague, which the history keeps. */
    @Transactional
    public Optional<Known> findToShow(ResidentId id, Stated shownTo) {
        Optional<Known> known = noted(id, shownTo, "contact-shown");
        if (known.orElse(null) instanceof Known.Living) {
            metrics.shown();
        }
        return known;
    }

    /** Looks up a resident whom a colleague or a system found by the citizen service number, which the history keeps. */
    @Transactional
    public Optional<Known> foundByBsn(ResidentId id, Stated foundBy) {
        return noted(id, foundBy, "found-by-bsn");
    }

    private Optional<Known> noted(ResidentId id, Stated by, String what) {
        Known known = residents.locked(List.of(id)).get(id);
        if (known instanceof Known.Living(Resident resident)) {
            history.append(List.of(new History.Kept(
                    id,
                    new HistoryEntry(ids.generate(), resident.version(), by, List.of(HistoryEntry.Change.of(what))))));
        }
        return Optional.ofNullable(known);
    }

    /** @param before an entry's id, to read on from it */
    @Transactional(readOnly = true)
    public List<HistoryEntry> history(ResidentId id, @Nullable UUID before) {
        return history.of(id, before, HISTORY_PAGE);
    }

    /** Those whose address does not work, in the order of their contact points. @param after where to read on, or null */
    public List<Unreachable> withoutWorkingAddress(@Nullable UUID after, int atMost) {
        return contactPoints.failedAddresses(after, atMost);
    }
}
