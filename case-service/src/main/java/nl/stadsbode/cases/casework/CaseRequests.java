package nl.stadsbode.cases.casework;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What callers of the API send. */
final class CaseRequests {

    private CaseRequests() {}

    /** When a status is announced. */
    enum Announce {
        @JsonProperty("after-undo-time")
        AFTER_UNDO_TIME,
        @JsonProperty("immediately")
        IMMEDIATELY
    }

    record RecipientRequest(@NotNull UUID residentId, Recipient.@NotNull Role role) {}

    /**
     * @param externalReference what the case system calls the case by; unique
     * @param occurredAt when the case began; now when left out
     * @param note for the resident, beside the first status
     * @param announce machines may have it announced immediately
     */
    record OpenCase(
            @NotBlank String caseType,

            @Nullable @Size(max = 100) @Pattern(regexp = "[\\x21-\\x7e]+")
            String externalReference,

            @NotEmpty @Size(max = 20) List<@Valid @NotNull RecipientRequest> recipients,
            @Nullable Instant occurredAt,
            @Nullable @Size(max = Note.LONGEST) String note,
            @Nullable Announce announce) {

        OpeningCases.Opening opening(Instant now, Principal caller) {
            return new OpeningCases.Opening(
                    caseType,
                    externalReference,
                    recipients.stream()
                            .map(each -> new Recipient(new ResidentId(each.residentId()), each.role()))
                            .toList(),
                    new RecordStatus("", occurredAt, note, announce).wish(now, caller));
        }
    }

    /**
     * @param status code in the catalogue
     * @param occurredAt now when left out
     * @param note for the resident
     * @param announce machines may have it announced immediately
     */
    record RecordStatus(
            @NotBlank String status,
            @Nullable Instant occurredAt,
            @Nullable @Size(max = Note.LONGEST) String note,
            @Nullable Announce announce) {

        Wish wish(Instant now, Principal caller) {
            return new Wish(
                    status,
                    occurredAt == null ? now : occurredAt,
                    Note.ofNullable(note),
                    Callers.name(caller),
                    announce == Announce.IMMEDIATELY,
                    null);
        }
    }
}
