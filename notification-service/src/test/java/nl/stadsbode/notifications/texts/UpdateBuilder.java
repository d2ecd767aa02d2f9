package nl.stadsbode.notifications.texts;

import java.time.LocalDate;
import java.util.Map;

record UpdateBuilder(StatusUpdate update) {

    UpdateBuilder withNote(String note) {
        return copy(update.statusName(), update.correction(), update.late(), update.reactionBy(), note);
    }

    UpdateBuilder late() {
        return copy(update.statusName(), update.correction(), true, update.reactionBy(), update.note());
    }

    UpdateBuilder correcting() {
        return copy(update.statusName(), true, update.late(), update.reactionBy(), update.note());
    }

    UpdateBuilder withoutTerm() {
        return copy(update.statusName(), update.correction(), update.late(), null, update.note());
    }

    UpdateBuilder withStatusName(String name) {
        return copy(
                Map.of("nl", name, "en", name), update.correction(), update.late(), update.reactionBy(), update.note());
    }

    private UpdateBuilder copy(
            Map<String, String> statusName, boolean correction, boolean late, LocalDate reactionBy, String note) {
        return new UpdateBuilder(new StatusUpdate(
                update.caseReference(),
                update.caseTypeCode(),
                update.caseTypeName(),
                update.statusCode(),
                statusName,
                update.official(),
                update.sensitive(),
                update.reactionExpected(),
                reactionBy,
                correction,
                update.isFinal(),
                update.occurredOn(),
                late,
                update.reminder(),
                update.earlier(),
                note));
    }
}
