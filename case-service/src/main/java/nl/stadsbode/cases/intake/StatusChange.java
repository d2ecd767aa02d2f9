package nl.stadsbode.cases.intake;

import java.time.Instant;
import java.util.List;
import nl.stadsbode.cases.casework.Note;
import nl.stadsbode.cases.casework.Recipient;
import org.jspecify.annotations.Nullable;

/**
 * A change of state as a case system tells it.
 *
 * @param caseReference our reference of a case that exists
 * @param externalReference the case system's reference; a case that is not there yet is opened with it
 * @param recipients needed when the case is opened
 * @param key the case system's own key: the same change told twice is recorded once
 */
record StatusChange(
        @Nullable String caseReference,
        @Nullable String externalReference,
        String caseType,
        String statusCode,
        Instant occurredAt,
        List<Recipient> recipients,
        @Nullable Note note,
        @Nullable String key) {}
