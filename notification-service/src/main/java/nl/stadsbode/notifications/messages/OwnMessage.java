package nl.stadsbode.notifications.messages;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.stadsbode.notifications.notification.TellingAgain;
import org.jspecify.annotations.Nullable;

/**
 * News of a case for one resident, and how it was told.
 *
 * @param caseType its name, in the reader's language
 * @param status its name, in the reader's language
 * @param state awaiting-preferences, planned, nothing or cancelled
 * @param reason code of why it was decided so
 * @param along whether it is another's news, along with whom they read
 */
record OwnMessage(
        UUID id,
        UUID caseId,
        String caseReference,
        String caseType,
        String status,
        boolean official,
        String state,
        @Nullable String reason,
        boolean along,
        Instant announcedAt,
        List<Sent> sent) {

    /**
     * One time that it was told, or was tried to be.
     *
     * @param askedBy resident, contact or reminder, where it was told once more; null where nobody had to ask
     * @param waitsUntil when it goes, or is tried again; null where nothing is waited for
     * @param readable whether the text can be shown
     */
    record Sent(
            UUID id,
            String channel,
            String state,
            @Nullable String askedBy,
            Instant plannedAt,
            @Nullable Instant waitsUntil,
            @Nullable Instant sentAt,
            @Nullable Instant finishedAt,
            boolean readable) {}

    OwnMessage with(List<Sent> deliveries) {
        return new OwnMessage(
                id,
                caseId,
                caseReference,
                caseType,
                status,
                official,
                state,
                reason,
                along,
                announcedAt,
                List.copyOf(deliveries));
    }

    @Nullable
    Sent last() {
        return sent.isEmpty() ? null : sent.getLast();
    }

    /** Whether someone who did not get it can have it told once more. */
    public boolean mayBeToldAgain() {
        Sent last = last();
        int asked = (int) sent.stream()
                .filter(each -> TellingAgain.wasAsked(each.askedBy()))
                .count();
        return last != null && state.equals("planned") && TellingAgain.possible(last.state(), asked);
    }
}
