package nl.stadsbode.notifications.notification;

import com.fasterxml.uuid.NoArgGenerator;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import nl.stadsbode.chassis.events.Event;
import nl.stadsbode.chassis.outbox.Outbox;
import nl.stadsbode.notifications.notification.Lanes.Placed;
import nl.stadsbode.notifications.planning.Plan;
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
    /** With which a delivery is inserted. */
    private static final int FIRST_VERSION = 1;

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
                                version(change.rank(), change.version()),
                                now),
                        change.traceParent()))
                .toList());
    }

    /**
     * Tells what was decided, in one go: "nothing is sent, because …", "awaiting preferences", or until when the first
     * delivery is held. Of one that may go, or waits its turn, {@link Clockwork#tellWhatIsHeldUp} tells, if it stays so.
     *
     * @param placed the first delivery of those that have one, by notification
     */
    void decided(Collection<Decision> decisions, Map<UUID, Placed> placed) {
        Instant now = clock.instant();
        outbox.append(decisions.stream()
                .filter(decision -> !goesSoon(placed.get(decision.id())))
                .map(decision -> event(
                        decided(decision, placed.get(decision.id()), now),
                        decision.announcement().traceParent()))
                .toList());
    }

    private static boolean goesSoon(@Nullable Placed first) {
        return first != null && (first.state() == State.READY || first.state() == State.WAITING);
    }

    private static Data decided(Decision decision, @Nullable Placed first, Instant now) {
        return first == null ? withoutDelivery(decision, now) : withDelivery(decision, first, now);
    }

    private static Data withoutDelivery(Decision decision, Instant now) {
        return new Data(
                decision.id(),
                null,
                decision.announcement().eventId(),
                decision.announcement().change().caseId(),
                decision.residentId(),
                null,
                decision.state(),
                decision.reason(),
                decision.state().equals(Decision.AWAITING) ? 1 : 2,
                now);
    }

    private static Data withDelivery(Decision decision, Placed first, Instant now) {
        return new Data(
                decision.id(),
                first.delivery().id(),
                decision.announcement().eventId(),
                decision.announcement().change().caseId(),
                decision.residentId(),
                first.delivery().channel().code(),
                first.state().code(),
                first.state() == State.SCHEDULED ? waitsFor(decision) : null,
                version(0, FIRST_VERSION),
                now);
    }

    private static String waitsFor(Decision decision) {
        String reason = decision.reason();
        return Plan.Reason.CHOSEN_AFTER_PAUSE.code().equals(reason)
                ? "pause"
                : Plan.Reason.CHOSEN_GATHERED.code().equals(reason) ? "gathering" : "quiet-hours";
    }

    private static long version(int rank, int version) {
        return (rank + 1L) * VERSIONS_A_DELIVERY + version;
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
