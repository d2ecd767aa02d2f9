package nl.stadsbode.notifications.notification;

import com.fasterxml.uuid.NoArgGenerator;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.stadsbode.chassis.events.Event;
import nl.stadsbode.chassis.outbox.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Cancels a notification that still awaits its resident's preferences, and tells so. */
@Component
class CancellingBeforePlanned {

    static final String REASON = "cancelled-by-operator";
    private static final String TYPE = "nl.overheid.berichten.bezorgstatus-gewijzigd";
    /** After "awaiting" and "nothing", before the versions of any delivery. */
    private static final int VERSION = 3;

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final NoArgGenerator ids;
    private final JsonMapper json;
    private final Clock clock;

    CancellingBeforePlanned(JdbcClient jdbc, Outbox outbox, NoArgGenerator ids, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.ids = ids;
        this.json = json;
        this.clock = clock;
    }

    /** @return whether it awaited preferences */
    boolean cancel(UUID notification) {
        Instant now = clock.instant();
        List<Event> told = jdbc.sql("""
                        update notification set state = 'cancelled', reason = ?, decided_at = ?
                        where id = ? and state = 'awaiting-preferences'
                        returning event_id, case_id, resident_id, traceparent
                        """)
                .params(REASON, Lanes.at(now), notification)
                .query((row, number) -> {
                    UUID caseId = row.getObject("case_id", UUID.class);
                    return new Event(
                            ids.generate(),
                            TYPE,
                            LifecycleEvents.TOPIC,
                            caseId.toString(),
                            caseId.toString(),
                            now,
                            VERSION,
                            LifecycleEvents.TOPIC,
                            row.getString("traceparent"),
                            json.writeValueAsBytes(new LifecycleEvents.Data(
                                    notification,
                                    null,
                                    row.getObject("event_id", UUID.class),
                                    caseId,
                                    row.getObject("resident_id", UUID.class),
                                    null,
                                    State.CANCELLED.code(),
                                    REASON,
                                    VERSION,
                                    now)));
                })
                .list();
        outbox.append(told);
        return !told.isEmpty();
    }
}
