package nl.stadsbode.preferences.resident;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.stadsbode.chassis.processing.ProcessingLog;
import nl.stadsbode.preferences.contact.How;
import nl.stadsbode.preferences.contact.Stated;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Looks residents up, by id only. */
@Component
public class ReadingResidents {

    /** By which name the log of processing has that name, numbers and addresses were shown. */
    public static final String SHOWN = "resident-shown";

    /** History entries a page. */
    public static final int HISTORY_PAGE = 50;

    /** Someone to whom a letter came back. @param failedAt when the first one did */
    public record Unreachable(UUID resident, UUID contactPoint, Instant failedAt) {}

    private final Residents residents;
    private final ContactPoints contactPoints;
    private final StoredCompanions companions;
    private final History history;
    private final ProcessingLog log;

    ReadingResidents(
            Residents residents,
            ContactPoints contactPoints,
            StoredCompanions companions,
            History history,
            ProcessingLog log) {
        this.residents = residents;
        this.contactPoints = contactPoints;
        this.companions = companions;
        this.history = history;
        this.log = log;
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

    /**
     * What happened, newest first; when a colleague was shown the contact data as well, as the log of processing has it.
     *
     * @param before an entry's id, to read on from it
     */
    @Transactional(readOnly = true)
    public List<HistoryEntry> history(ResidentId id, @Nullable UUID before) {
        List<HistoryEntry> happened = history.of(id, before, HISTORY_PAGE);
        long version = happened.isEmpty() ? 0 : happened.getFirst().version();
        return Stream.concat(
                        happened.stream(),
                        log.at(id.value(), SHOWN, before, HISTORY_PAGE).stream().map(looked -> shown(looked, version)))
                .sorted(Comparator.comparing((HistoryEntry entry) -> entry.id().toString())
                        .reversed())
                .limit(HISTORY_PAGE)
                .toList();
    }

    private static HistoryEntry shown(ProcessingLog.Looked looked, long version) {
        return new HistoryEntry(
                looked.id(),
                version,
                new Stated(looked.at(), looked.role(), How.CONTACT_CENTRE),
                List.of(HistoryEntry.Change.of("contact-shown")));
    }

    /** Those whose address does not work, in the order of their contact points. @param after where to read on, or null */
    public List<Unreachable> withoutWorkingAddress(@Nullable UUID after, int atMost) {
        return contactPoints.failedAddresses(after, atMost);
    }
}
