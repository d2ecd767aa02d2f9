package nl.stadsbode.cases.casework;

import java.time.Instant;
import java.time.ZoneId;
import nl.stadsbode.cases.announcing.CaseStatusChanged;
import nl.stadsbode.cases.catalogue.StatusType;

/** What an event will say of a change: the catalogue may change after, what is told may not. */
record Freezing(ZoneId zone) {

    /** @param announceAt when residents can hear of it, from which their term to react counts */
    CaseStatusChanged freeze(Change change, StatusId id, Instant announceAt) {
        StatusType type = change.to();
        Case subject = change.before();
        return new CaseStatusChanged(
                subject.id().value(),
                subject.reference(),
                id.value(),
                CaseStatusChanged.Change.of(
                        change.corrects() == null ? null : change.corrects().value()),
                change.caseType().topic(),
                new CaseStatusChanged.Named(
                        change.caseType().code(), change.caseType().name()),
                new CaseStatusChanged.Named(type.code(), type.name()),
                type.residentsAreTold(),
                type.kind(),
                type.urgent(),
                type.sensitivity(),
                reaction(type, announceAt),
                type.isFinal(),
                subject.recipients().stream()
                        .map(each -> new CaseStatusChanged.Recipient(
                                each.resident().value(), each.role().code()))
                        .toList(),
                change.occurredAt(),
                null);
    }

    private CaseStatusChanged.Reaction reaction(StatusType type, Instant announceAt) {
        Integer days = type.reactionWithinDays();
        return days == null
                ? new CaseStatusChanged.Reaction(false, null)
                : new CaseStatusChanged.Reaction(
                        true, announceAt.atZone(zone).toLocalDate().plusDays(days));
    }
}
