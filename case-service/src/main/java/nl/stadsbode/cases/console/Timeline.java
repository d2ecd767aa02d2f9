package nl.stadsbode.cases.console;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.stadsbode.cases.casework.History;
import nl.stadsbode.cases.casework.Status;
import nl.stadsbode.cases.told.Told;

/**
 * The history of a case as a page shows it, newest first.
 *
 * @param pollSeconds how soon there may be news
 */
record Timeline(List<Entry> entries, int pollSeconds) {

    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final int EVERY_SECOND = 1;
    private static final int SOON = 2;
    private static final int SELDOM = 30;

    /**
     * @param secondsToUndo seconds in which it can still be withdrawn; 0 when it is being announced
     * @param current whether the case is in it
     * @param corrected whether a later one stands in its place
     * @param told what residents were told of it
     * @param awaitsWord whether residents are told, but nothing was heard of that yet
     */
    record Entry(
            Status status,
            long secondsToUndo,
            boolean canWithdraw,
            boolean canCorrect,
            boolean current,
            boolean corrected,
            List<Told> told,
            boolean awaitsWord) {}

    static Timeline of(History history, Map<UUID, List<Told>> told, Instant now) {
        List<Entry> entries = history.statuses().reversed().stream()
                .map(status ->
                        entry(status, history, told.getOrDefault(status.id().value(), List.of()), now))
                .toList();
        return new Timeline(entries, pollSeconds(entries, now));
    }

    private static Entry entry(Status status, History history, List<Told> told, Instant now) {
        Optional<Status> latest = history.latest();
        boolean effective = history.isEffective(status.id());
        boolean announced = status.announcedAt() != null;
        long left = status.waiting()
                ? Math.max(0, Duration.between(now, status.announceAt()).toSeconds())
                : 0;
        return new Entry(
                status,
                left,
                status.waiting() && left > 0 && latest.filter(status::equals).isPresent(),
                announced && effective,
                history.isCurrent(status.id()),
                !effective && !status.withdrawn(),
                told,
                announced && status.frozen().residentsAreTold() && told.isEmpty());
    }

    private static int pollSeconds(List<Entry> entries, Instant now) {
        if (entries.stream().anyMatch(entry -> entry.status().waiting())) {
            return EVERY_SECOND;
        }
        boolean newsExpected = entries.stream()
                .anyMatch(entry -> entry.awaitsWord() || entry.told().stream().anyMatch(Told::underWay));
        boolean fresh =
                entries.stream().anyMatch(entry -> entry.status().recordedAt().isAfter(now.minus(FRESH)));
        return newsExpected && fresh ? SOON : SELDOM;
    }
}
