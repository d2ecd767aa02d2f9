package nl.stadsbode.cases.announcing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.stadsbode.cases.catalogue.MessageKind;
import nl.stadsbode.cases.catalogue.Name;
import nl.stadsbode.cases.catalogue.Sensitivity;
import org.jspecify.annotations.Nullable;

/**
 * The data of the event, as {@code contracts/case-status-changed.schema.json} describes it: all that others need to
 * know of the change, frozen at the moment of the change.
 *
 * @param note for the resident: base64 of the encrypted text, bound to the case's id
 */
public record CaseStatusChanged(
        UUID caseId,
        String caseReference,
        UUID statusId,
        Change change,
        String topic,
        Named caseType,
        Named statusType,
        boolean residentsAreTold,
        MessageKind kind,
        boolean urgent,
        Sensitivity sensitivity,
        Reaction reaction,
        boolean isFinal,
        List<Recipient> recipients,
        Instant occurredAt,
        @Nullable String note) {

    public static final String TYPE = "nl.overheid.zaken.zaakstatus-gewijzigd";
    public static final String TOPIC = "case-status-changed";

    /** @param kind {@code new} or {@code correction}; only the latter has what it corrects */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Change(String kind, @Nullable UUID corrects) {

        public static Change of(@Nullable UUID corrects) {
            return new Change(corrects == null ? "new" : "correction", corrects);
        }
    }

    /** A code of the catalogue, and what people call it. */
    public record Named(String code, Name name) {}

    /** @param by last day, where there is a term */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Reaction(boolean expected, @Nullable LocalDate by) {}

    /** @param role applicant, representative or interested-party */
    public record Recipient(UUID residentId, String role) {}

    CaseStatusChanged withNote(@Nullable String encrypted) {
        return new CaseStatusChanged(
                caseId,
                caseReference,
                statusId,
                change,
                topic,
                caseType,
                statusType,
                residentsAreTold,
                kind,
                urgent,
                sensitivity,
                reaction,
                isFinal,
                recipients,
                occurredAt,
                encrypted);
    }
}
