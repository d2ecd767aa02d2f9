package nl.stadsbode.notifications.unsubscribing;

import com.fasterxml.uuid.NoArgGenerator;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.stadsbode.chassis.events.Event;
import nl.stadsbode.chassis.outbox.Outbox;
import nl.stadsbode.notifications.notification.StatusChange;
import nl.stadsbode.notifications.residents.Channel;
import nl.stadsbode.notifications.residents.Companion;
import nl.stadsbode.notifications.residents.Resident;
import nl.stadsbode.notifications.residents.Residents;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells the preference-service, which owns the choices, that a resident refuses further e-mail on a topic. It comes back
 * as new preferences, and what waits as e-mail until then is planned again at its hand-over.
 */
@Component
class Unsubscribing {

    /** With the failed contact points: both say of a resident that a channel is not to be used as before. */
    private static final String TOPIC = "contact-point-failed";

    private static final String TYPE = "nl.overheid.inwoners.keuze-ingetrokken";
    private static final String SCHEMA = "choice-withdrawn";

    record ChoiceWithdrawn(
            UUID residentId, String topic, String kind, String channel, String how, UUID deliveryId, Instant at) {}

    private final JdbcClient jdbc;
    private final Residents residents;
    private final Outbox outbox;
    private final NoArgGenerator ids;
    private final JsonMapper json;
    private final Clock clock;

    Unsubscribing(
            JdbcClient jdbc, Residents residents, Outbox outbox, NoArgGenerator ids, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.residents = residents;
        this.outbox = outbox;
        this.ids = ids;
        this.json = json;
        this.clock = clock;
    }

    /** Empty for what is not an e-mail, or is official and the resident's own, or was purged. */
    Optional<RefusableEmail> find(UUID delivery) {
        return jdbc.sql("""
                        select d.id, d.version, n.case_id, n.resident_id, n.on_behalf_of, n.traceparent, n.change
                        from delivery d join notification n on n.id = d.notification_id
                        where d.id = ? and d.channel = 'email' and (not n.official or n.on_behalf_of is not null)
                        """)
                .param(delivery)
                .query((row, number) -> new RefusableEmail(
                        row.getObject("id", UUID.class),
                        row.getObject("case_id", UUID.class),
                        row.getObject("resident_id", UUID.class),
                        row.getObject("on_behalf_of", UUID.class),
                        row.getInt("version"),
                        row.getString("traceparent"),
                        json.readValue(row.getString("change"), StatusChange.class)))
                .optional();
    }

    /** Whether the resident gets e-mail on this topic no more, as far as it is known here; who is forgotten gets none. */
    boolean isRefused(RefusableEmail email) {
        Resident resident = residents.find(List.of(email.residentId())).get(email.residentId());
        if (email.onBehalfOf() != null) {
            Resident principal = residents.find(List.of(email.onBehalfOf())).get(email.onBehalfOf());
            return Companion.of(email.residentId(), principal == null ? null : principal.wishes()) == null;
        }
        return resident == null
                || resident.wishes()
                        .choiceFor(email.change().topic(), false)
                        .filter(choice -> choice.channels().contains(Channel.EMAIL))
                        .isEmpty();
    }

    /** May be repeated: who refused already changes nothing. */
    @Transactional
    void refuse(RefusableEmail email) {
        jdbc.sql("select id from delivery where id = ? for update")
                .param(email.deliveryId())
                .query(UUID.class)
                .single();
        Instant now = clock.instant();
        outbox.append(List.of(new Event(
                ids.generate(),
                TYPE,
                TOPIC,
                email.residentId().toString(),
                email.caseId().toString(),
                now,
                email.version(),
                SCHEMA,
                email.traceParent(),
                json.writeValueAsBytes(new ChoiceWithdrawn(
                        email.residentId(),
                        email.change().topic(),
                        "service",
                        Channel.EMAIL.code(),
                        "unsubscribed",
                        email.deliveryId(),
                        now)))));
    }
}
