package nl.stadsbode.cases.casework;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.stadsbode.cases.announcing.CaseStatusChanged.Named;
import nl.stadsbode.cases.announcing.CaseStatusChanged.Recipient;
import nl.stadsbode.cases.catalogue.CaseType;
import org.jspecify.annotations.Nullable;

/**
 * A case as the API shows it in a list.
 *
 * @param status null when every status was withdrawn
 * @param version also its ETag
 */
record CaseView(
        UUID id,
        String reference,
        @Nullable String externalReference,
        Named caseType,
        @Nullable Named status,
        boolean isFinal,
        int version,
        List<Recipient> recipients,
        Instant openedAt,
        String openedBy) {

    static CaseView of(Case shown, CaseType type) {
        var status = shown.currentStatus() == null
                ? null
                : type.status(shown.currentStatus()).orElse(null);
        return new CaseView(
                shown.id().value(),
                shown.reference(),
                shown.externalReference(),
                new Named(type.code(), type.name()),
                status == null ? null : new Named(status.code(), status.name()),
                status != null && status.isFinal(),
                shown.version(),
                shown.recipients().stream()
                        .map(each -> new Recipient(
                                each.resident().value(), each.role().code()))
                        .toList(),
                shown.openedAt(),
                shown.openedBy());
    }
}
