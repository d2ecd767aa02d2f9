package nl.stadsbode.deploy.load.stack;

import java.util.List;
import java.util.UUID;

/** A status change as the case-service's bulk intake reads it, for one applicant. */
public record StatusChangeItem(
        String externalReference,
        String caseType,
        String statusCode,
        String occurredAt,
        List<Recipient> recipients,
        String idempotencyKey) {

    public record Recipient(UUID residentId, String role) {}

    /** @param applicant the one resident who is told */
    public static StatusChangeItem of(
            String externalReference,
            String caseType,
            String statusCode,
            String occurredAt,
            UUID applicant,
            String idempotencyKey) {
        return new StatusChangeItem(
                externalReference,
                caseType,
                statusCode,
                occurredAt,
                List.of(new Recipient(applicant, "applicant")),
                idempotencyKey);
    }
}
