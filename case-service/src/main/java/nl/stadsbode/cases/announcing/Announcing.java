package nl.stadsbode.cases.announcing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import nl.stadsbode.cases.figures.Figures;
import nl.stadsbode.chassis.events.Event;
import nl.stadsbode.chassis.outbox.Outbox;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Announces statuses: from here on they can be corrected, not withdrawn. The caller's transaction holds the lock of
 * every case it names, so that the statuses of a case are announced in the order in which they were recorded, and so
 * that withdrawing and announcing exclude each other.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Announcing {

    private final WaitingStatuses waiting;
    private final Outbox outbox;
    private final JsonMapper json;
    private final Figures figures;
    private final Clock clock;

    Announcing(WaitingStatuses waiting, Outbox outbox, JsonMapper json, Figures figures, Clock clock) {
        this.waiting = waiting;
        this.outbox = outbox;
        this.json = json;
        this.figures = figures;
        this.clock = clock;
    }

    /** Announces statuses that are marked as announced where they are recorded, in the order given. */
    public void announce(List<Announcement> announcements) {
        outbox.append(announcements.stream().map(this::event).toList());
        Instant now = clock.instant();
        announcements.forEach(each -> figures.announced(Duration.between(each.due(), now)));
    }

    /** Announces all that waits on these cases, if anything does, because something that cannot wait comes after it. */
    public void announceAllWaitingOn(Collection<UUID> cases) {
        if (!cases.isEmpty()) {
            announceMarked(waiting.of(cases));
        }
    }

    /** Announces what is due on these cases, and whatever was recorded on them before that. */
    void announceDueOn(Collection<UUID> cases) {
        announceMarked(waiting.dueOn(cases, clock.instant()));
    }

    private void announceMarked(List<Announcement> announcements) {
        if (announcements.isEmpty()) {
            return;
        }
        waiting.markAnnounced(
                announcements.stream().map(each -> each.data().statusId()).toList(), clock.instant());
        announce(announcements);
    }

    private Event event(Announcement announcement) {
        byte[] note = announcement.note();
        CaseStatusChanged data = announcement
                .data()
                .withNote(note == null ? null : Base64.getEncoder().encodeToString(note));
        String caseId = data.caseId().toString();
        return new Event(
                data.statusId(),
                CaseStatusChanged.TYPE,
                CaseStatusChanged.TOPIC,
                caseId,
                caseId,
                announcement.recordedAt(),
                announcement.version(),
                CaseStatusChanged.TOPIC,
                announcement.traceParent(),
                json.writeValueAsBytes(data));
    }
}
