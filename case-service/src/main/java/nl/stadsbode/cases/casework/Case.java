package nl.stadsbode.cases.casework;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One matter that a resident has with the municipality (zaak).
 *
 * @param reference what people call it by, such as Z-2026-000123
 * @param externalReference what the case system calls it by
 * @param caseType code in the catalogue
 * @param currentStatus code in the catalogue, or null when every status was withdrawn
 * @param version rises with every change
 * @param openedBy name of the person or system
 */
public record Case(
        CaseId id,
        String reference,
        @Nullable String externalReference,
        String caseType,
        @Nullable String currentStatus,
        int version,
        List<Recipient> recipients,
        Instant openedAt,
        String openedBy) {

    /** Ids of whom it is about. */
    public List<UUID> residents() {
        return recipients.stream().map(each -> each.resident().value()).toList();
    }

    /** The case once a change was made. */
    public Case moved(@Nullable String newStatus) {
        return new Case(
                id, reference, externalReference, caseType, newStatus, version + 1, recipients, openedAt, openedBy);
    }
}
