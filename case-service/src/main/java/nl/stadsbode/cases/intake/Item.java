package nl.stadsbode.cases.intake;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.stadsbode.cases.casework.Note;
import nl.stadsbode.cases.casework.Recipient;
import nl.stadsbode.cases.casework.ResidentId;
import org.jspecify.annotations.Nullable;

/**
 * A status change as it is sent: nothing of it is trusted, so that one bad item does not refuse the others.
 *
 * @param caseReference ours, of a case that exists
 * @param externalReference the case system's; a case that is not there yet is opened with it
 * @param occurredAt ISO 8601 with offset
 * @param recipients who is told; needed when the case is opened
 * @param note for the resident
 * @param idempotencyKey the case system's own key of the change, for ever
 */
@Schema(name = "StatusChange")
record Item(
        @Nullable String caseReference,
        @Nullable String externalReference,
        @Nullable String caseType,
        @Nullable String statusCode,
        @Nullable String occurredAt,
        @Nullable List<@Nullable RecipientItem> recipients,
        @Nullable String note,
        @Nullable String idempotencyKey) {

    @Schema(name = "StatusChangeRecipient")
    record RecipientItem(
            @Nullable String residentId, @Nullable String role) {}

    /** What is wrong with an item, in words for its sender that quote nothing. */
    static final class Malformed extends RuntimeException {
        Malformed(String reason) {
            super(reason, null, false, false);
        }
    }

    private static final int LONGEST_KEY = 200;
    private static final int LONGEST_REFERENCE = 100;
    private static final int MOST_RECIPIENTS = 20;

    /** @throws Malformed when it cannot be understood */
    @JsonIgnore
    StatusChange read() {
        String ours = reference("caseReference", caseReference);
        String theirs = reference("externalReference", externalReference);
        if (ours == null && theirs == null) {
            throw new Malformed("caseReference or externalReference is missing");
        }
        return new StatusChange(
                ours,
                theirs,
                required("caseType", caseType),
                required("statusCode", statusCode),
                moment(),
                people(),
                words(),
                key());
    }

    private Instant moment() {
        try {
            Instant moment =
                    OffsetDateTime.parse(required("occurredAt", occurredAt)).toInstant();
            if (moment.isBefore(Instant.EPOCH)) {
                throw new Malformed("occurredAt is before 1970");
            }
            return moment;
        } catch (DateTimeException malformed) {
            throw new Malformed("occurredAt is not an ISO 8601 moment with offset");
        }
    }

    private List<Recipient> people() {
        List<Recipient> people = new ArrayList<>();
        if (recipients != null) {
            if (recipients.size() > MOST_RECIPIENTS) {
                throw new Malformed("there are more than " + MOST_RECIPIENTS + " recipients");
            }
            for (RecipientItem item : recipients) {
                people.add(person(item));
            }
        }
        return people;
    }

    private static Recipient person(@Nullable RecipientItem item) {
        if (item == null || item.residentId() == null || item.role() == null) {
            throw new Malformed("a recipient has a residentId and a role");
        }
        Recipient.Role role = Recipient.Role.of(item.role())
                .orElseThrow(() -> new Malformed("a role is applicant, representative or interested-party"));
        try {
            return new Recipient(new ResidentId(UUID.fromString(item.residentId())), role);
        } catch (IllegalArgumentException malformed) {
            throw new Malformed("a residentId is a UUID");
        }
    }

    private @Nullable Note words() {
        try {
            return Note.ofNullable(note);
        } catch (IllegalArgumentException malformed) {
            throw new Malformed("a note has at most " + Note.LONGEST + " characters");
        }
    }

    private @Nullable String key() {
        if (idempotencyKey == null) {
            return null;
        }
        if (idempotencyKey.isBlank() || idempotencyKey.length() > LONGEST_KEY || idempotencyKey.indexOf('\0') >= 0) {
            throw new Malformed("an idempotencyKey has 1 to " + LONGEST_KEY + " characters");
        }
        return idempotencyKey;
    }

    private static @Nullable String reference(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > LONGEST_REFERENCE || !value.matches("[\\x21-\\x7e]+")) {
            throw new Malformed(field + " has 1 to " + LONGEST_REFERENCE + " visible ASCII characters");
        }
        return value;
    }

    private static String required(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new Malformed(field + " is missing");
        }
        return value;
    }
}
