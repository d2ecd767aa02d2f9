package nl.stadsbode.cases.casework;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.stadsbode.cases.announcing.CaseStatusChanged.Named;
import nl.stadsbode.cases.announcing.CaseStatusChanged.Reaction;
import nl.stadsbode.cases.catalogue.MessageKind;
import nl.stadsbode.cases.catalogue.Sensitivity;
import nl.stadsbode.cases.told.Told;
import org.jspecify.annotations.Nullable;

/**
 * A status as the API shows it, with what residents were told of it.
 *
 * @param corrects id of the status that it replaces
 * @param announceAt end of its undo time
 * @param announcedAt null while it can be withdrawn, and for ever when it was
 */
record StatusView(
        UUID id,
        Named status,
        @Nullable UUID corrects,
        Instant occurredAt,
        Instant recordedAt,
        String recordedBy,
        Instant announceAt,
        @Nullable Instant announcedAt,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnBy,
        boolean residentsAreTold,
        MessageKind kind,
        boolean urgent,
        Sensitivity sensitivity,
        Reaction reaction,
        boolean isFinal,
        @Nullable String note,
        List<Told> told) {

    static StatusView of(Status shown, List<Told> told) {
        Note note = shown.note();
        StatusId corrects = shown.corrects();
        return new StatusView(
                shown.id().value(),
                shown.frozen().statusType(),
                corrects == null ? null : corrects.value(),
                shown.occurredAt(),
                shown.recordedAt(),
                shown.recordedBy(),
                shown.announceAt(),
                shown.announcedAt(),
                shown.withdrawnAt(),
                shown.withdrawnBy(),
                shown.frozen().residentsAreTold(),
                shown.frozen().kind(),
                shown.frozen().urgent(),
                shown.frozen().sensitivity(),
                shown.frozen().reaction(),
                shown.frozen().isFinal(),
                note == null ? null : note.text(),
                told);
    }
}
