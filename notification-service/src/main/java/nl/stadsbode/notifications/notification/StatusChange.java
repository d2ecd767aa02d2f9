package nl.stadsbode.notifications.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.stadsbode.chassis.events.NotUnderstood;
import nl.stadsbode.notifications.planning.Notice;
import org.jspecify.annotations.Nullable;

/**
 * A change of a case's status, with all that is needed to tell it, as it was frozen in its event.
 *
 * @param kind service or official
 * @param sensitivity normal or sensitive
 * @param note encrypted, bound to the case; Base64
 */
public record StatusChange(
        UUID caseId,
        String caseReference,
        UUID statusId,
        Change change,
        String topic,
        Named caseType,
        Named statusType,
        boolean residentsAreTold,
        String kind,
        boolean urgent,
        String sensitivity,
        @Nullable Reaction reaction,
        boolean isFinal,
        List<Recipient> recipients,
        Instant occurredAt,
        @Nullable String note) {

    /** @param kind new or correction */
    public record Change(String kind, @Nullable UUID corrects) {}

    /** @param name by language */
    public record Named(String code, Map<String, String> name) {}

    public record Reaction(boolean expected, @Nullable LocalDate by) {}

    public record Recipient(UUID residentId, @Nullable String role) {}

    /** @throws NotUnderstood when something that is needed is missing or not one of the known values */
    public StatusChange {
        require(caseId != null, "caseId");
        require(caseReference != null && !caseReference.isBlank(), "caseReference");
        require(statusId != null, "statusId");
        require(change != null && List.of("new", "correction").contains(change.kind()), "change");
        require(topic != null && !topic.isBlank(), "topic");
        require(caseType != null && caseType.code() != null && caseType.name() != null, "caseType");
        require(statusType != null && statusType.code() != null && statusType.name() != null, "statusType");
        require(List.of("service", "official").contains(kind), "kind");
        require(List.of("normal", "sensitive").contains(sensitivity), "sensitivity");
        require(occurredAt != null, "occurredAt");
        recipients = recipients == null ? List.of() : List.copyOf(recipients);
        require(recipients.stream().allMatch(recipient -> recipient.residentId() != null), "recipients");
    }

    public boolean official() {
        return kind.equals("official");
    }

    public boolean sensitive() {
        return sensitivity.equals("sensitive");
    }

    Notice notice() {
        return new Notice(
                topic, residentsAreTold, official(), urgent, sensitive(), reaction != null && reaction.expected());
    }

    private static void require(boolean fulfilled, String field) {
        if (!fulfilled) {
            throw new NotUnderstood("the data lacks a valid " + field);
        }
    }
}
