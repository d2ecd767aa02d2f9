package nl.stadsbode.cases.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import nl.stadsbode.cases.casework.Case;
import nl.stadsbode.cases.casework.CaseId;
import nl.stadsbode.cases.casework.Cases;
import nl.stadsbode.cases.casework.OpeningCases;
import nl.stadsbode.cases.casework.Recording;
import nl.stadsbode.cases.casework.Status;
import nl.stadsbode.cases.casework.Statuses;
import nl.stadsbode.cases.casework.Times;
import nl.stadsbode.cases.catalogue.CaseType;
import nl.stadsbode.cases.catalogue.Catalogue;
import nl.stadsbode.cases.figures.Figures;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a batch of status changes in one transaction and a handful of statements, however many they are. They are
 * announced at once: behind a case system nobody waits to undo.
 */
@Component
class TakingStatusChanges {

    private final Catalogue catalogue;
    private final Cases cases;
    private final Statuses statuses;
    private final OpeningCases opening;
    private final Recording recording;
    private final Times times;
    private final Figures figures;

    TakingStatusChanges(
            Catalogue catalogue,
            Cases cases,
            Statuses statuses,
            OpeningCases opening,
            Recording recording,
            Times times,
            Figures figures) {
        this.catalogue = catalogue;
        this.cases = cases;
        this.statuses = statuses;
        this.opening = opening;
        this.recording = recording;
        this.times = times;
        this.figures = figures;
    }

    /**
     * @param changes by their index, in the order in which they are taken
     * @param by name of the system that tells them
     * @return what became of each, in the same order
     */
    @Transactional
    public List<Result> take(Map<Integer, StatusChange> changes, String by) {
        CasesAtHand atHand = new CasesAtHand();
        lock(changes, atHand);
        Map<String, Statuses.Known> known = known(changes);
        List<String> openedByAnother = open(changes, known.keySet(), atHand, by);
        if (!openedByAnother.isEmpty()) {
            atHand.take(cases.lockAll(List.of(), openedByAnother));
            known = known(changes);
        }
        Judging judging = new Judging(catalogue, times, atHand, known, by);
        changes.forEach(judging::judge);
        List<Status> recorded = recording.record(judging.legal());
        return judging.results(recorded);
    }

    private void lock(Map<Integer, StatusChange> changes, CasesAtHand atHand) {
        atHand.take(cases.lockAll(
                changes.values().stream()
                        .map(StatusChange::caseReference)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()),
                changes.values().stream()
                        .map(StatusChange::externalReference)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet())));
    }

    private Map<String, Statuses.Known> known(Map<Integer, StatusChange> changes) {
        return statuses.withKeys(changes.values().stream()
                .map(StatusChange::key)
                .filter(Objects::nonNull)
                .toList());
    }

    /**
     * Opens the cases that are not there yet, in the order of their references: two batches never wait in a circle.
     *
     * @return the references of those that another batch opened meanwhile
     */
    private List<String> open(
            Map<Integer, StatusChange> changes, Set<String> knownKeys, CasesAtHand atHand, String by) {
        Map<String, StatusChange> first = new LinkedHashMap<>();
        changes.values().stream()
                .filter(change -> change.caseReference() == null
                        && change.externalReference() != null
                        && !atHand.has(change.externalReference())
                        && !knownKeys.contains(String.valueOf(change.key()))
                        && canOpen(change))
                .forEach(change -> first.putIfAbsent(String.valueOf(change.externalReference()), change));
        if (first.isEmpty()) {
            return List.of();
        }
        List<String> references = cases.newReferences(first.size());
        List<Case> opened = new ArrayList<>();
        first.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            StatusChange change = entry.getValue();
            opened.add(opening.newCase(
                    entry.getKey(),
                    catalogue.require(change.caseType()),
                    change.recipients(),
                    by,
                    references.get(opened.size())));
        });
        Set<CaseId> added = cases.add(opened);
        opened.stream().filter(each -> added.contains(each.id())).forEach(each -> {
            atHand.put(each);
            figures.opened(each.caseType());
        });
        return opened.stream()
                .filter(each -> !added.contains(each.id()))
                .map(each -> String.valueOf(each.externalReference()))
                .toList();
    }

    private boolean canOpen(StatusChange change) {
        CaseType caseType = catalogue.caseType(change.caseType()).orElse(null);
        return caseType != null
                && caseType.status(change.statusCode()).isPresent()
                && !change.recipients().isEmpty()
                && !times.inFuture(change.occurredAt());
    }
}
