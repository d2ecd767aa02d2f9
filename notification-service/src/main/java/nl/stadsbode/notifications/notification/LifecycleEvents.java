package nl.stadsbode.notifications.notification;

import com.fasterxml.uuid.NoArgGenerator;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import nl.stadsbode.chassis.events.Event;
import nl.stadsbode.chassis.outbox.Outbox;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Publishes {@code delivery-status-changed}, in the transaction of the change. */
@Component
class LifecycleEvents {

    static final String TOPIC = "delivery-status-changed";
    private static final String TYPE = "nl.overheid.berichten.bezorgstatus-gewijzigd";
    /** A fallback's versions come after all those of the delivery before it. */
    private static final int VERSIONS_A_DELIVERY = 100_000;

    record Data(
            UUID notificationId,
            @Nullable UUID deliveryId,
            UUID eventId,
            UUID caseId,
            @Nullable UUID residentId,
            @Nullable String channel,
            String state,
            @Nullable String reason,
            long version,
            Instant at) {}

    private final Outbox outbox;
    private final NoArgGenerator ids;
    private final JsonMapper json;
    private final Clock clock;

    LifecycleEvents(Outbox outbox, NoArgGenerator ids, JsonMapper json, Clock clock) {
        this.outbox = outbox;
        this.ids = ids;
        this.json = json;
        this.clock = clock;
    }

    void deliveriesChanged(Collection<DeliveryChange> changes) {
        Instant now = clock.instant();
        outbox.append(changes.stream()
                .map(change -> event(
                        new Data(
                                change.notificationId(),
                                change.id(),
                                change.eventId(),
                                change.caseId(),
                                change.residentId(),
                                change.channel(),
                                change.state().code(),
                                change.reason(),
                                (long) (change.rank() + 1) * VERSIONS_A_DELIVERY + change.version(),
                                now),
                        change.traceParent()))
                .toList());
    }

    /** Tells of notifications that have no delivery: "nothing is sent, because …", or "awaiting preferences". */
    void decidedWithoutDelivery(Collection<Decision> decisions) {
        Instant now = clock.instant();
        outbox.append(decisions.stream()
                .map(decision -> event(
                        new Data(
                                decision.id(),
                                null,
                                decision.announcement().eventId(),
                                decision.announcement().change().caseId(),
                                decision.residentId(),
                                null,
                                decision.state(),
                                decision.reason(),
                                decision.state().equals(Decision.AWAITING) ? 1 : 2,
                                now),
                        decision.announcement().traceParent()))
                .toList());
    }

    private Event event(Data data, @Nullable String traceParent) {
        return new Event(
                ids.generate(),
                TYPE,
                TOPIC,
                data.caseId().toString(),
                data.caseId().toString(),
                data.at(),
                data.version(),
                TOPIC,
                traceParent,
                json.writeValueAsBytes(data));
    }
}
