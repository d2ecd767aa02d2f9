package nl.stadsbode.notifications.notification;

import com.fasterxml.uuid.NoArgGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import nl.stadsbode.chassis.events.Event;
import nl.stadsbode.chassis.outbox.Outbox;
import nl.stadsbode.chassis.sql.Column;
import nl.stadsbode.notifications.residents.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a carrier's later word changes: only forward, and only what was sent or is unknown. What
 * is about to be sent once more need not be, when word comes that it arrived.
 */
@Component
public class LateWord {

    private static final int BATCH = 500;
    private static final int MOST_ATTEMPTS = 3;
    private static final Duration REFERENCE_HOLDS = Duration.ofDays(7);
    /** Time for whatever went wrong there to pass. */
    private static final Duration BEFORE_NEXT = Duration.ofMinutes(10);

    private static final String TOPIC = "contact-point-failed";
    private static final String TYPE = "nl.overheid.inwoners.contactgegeven-onbruikbaar";

    private record Open(
            long receipt,
            UUID delivery,
            UUID lane,
            String state,
            String outcome,
            @Nullable String reason,
            Instant at) {}

    record ContactPointFailed(UUID residentId, UUID contactPointId, String channel, String why, Instant at) {}

    private final JdbcClient jdbc;
    private final Lanes lanes;
    private final Outcomes outcomes;
    private final Outbox outbox;
    private final NotificationSettings settings;
    private final NoArgGenerator ids;
    private final JsonMapper json;
    private final Clock clock;

    LateWord(
            JdbcClient jdbc,
            Lanes lanes,
            Outcomes outcomes,
            Outbox outbox,
            NotificationSettings settings,
            NoArgGenerator ids,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.lanes = lanes;
        this.outcomes = outcomes;
        this.outbox = outbox;
        this.settings = settings;
        this.ids = ids;
        this.json = json;
        this.clock = clock;
    }

    /** @return how many receipts were applied, those that changed nothing any more included */
    @Transactional
    public int applyOpenReceipts() {
        List<Open> open = settled(oneForEach(open()));
        if (open.isEmpty()) {
            return 0;
        }
        List<DeliveryChange> again = sendAgain(open);
        List<DeliveryChange> changed = jdbc.sql("""
                        update delivery d
                        set state = r.state, reason = r.reason, sent_at = coalesce(d.sent_at, ?), finished_at = ?,
                            claim = null, lease_until = null, version = d.version + 1
                        from unnest(?::uuid[], ?::text[], ?::text[]) as r(delivery, state, reason), notification n
                        where d.id = r.delivery and n.id = d.notification_id
                          and (d.state in ('sent', 'unknown')
                               or d.state in ('ready', 'scheduled', 'temporary-failure') and d.repeats > 0
                                  and r.state = 'delivered'
                               or d.state = 'delivered' and r.state = 'returned')
                        returning %s
                        """.formatted(DeliveryChange.COLUMNS))
                .param(Lanes.at(clock.instant()))
                .param(Lanes.at(clock.instant()))
                .param(Column.uuids(open, Open::delivery))
                .param(Column.texts(open, Open::state))
                .param(Column.texts(open, Open::reason))
                .query(DeliveryChange::of)
                .list();
        jdbc.sql("update receipt set applied_at = ? where id = any(?)")
                .param(Lanes.at(clock.instant()))
                .param(Column.longs(open, Open::receipt))
                .update();
        outcomes.follow(again);
        outcomes.follow(changed);
        reportContactPoints(open, changed);
        return open.size();
    }

    /** What its carrier never had goes once more, a few times; outside its lane, whose next one may have gone. */
    private List<DeliveryChange> sendAgain(List<Open> open) {
        if (open.stream().noneMatch(word -> word.outcome().equals("NOT_RECEIVED"))) {
            return List.of();
        }
        Instant now = clock.instant();
        return jdbc.sql("""
                        update delivery d
                        set state = 'temporary-failure', reason = r.reason, not_before = ?, deadline = ?, position = null,
                            batch = null, sent_at = null, version = d.version + 1
                        from unnest(?::uuid[], ?::text[], ?::text[]) as r(delivery, outcome, reason), notification n
                        where d.id = r.delivery and n.id = d.notification_id and r.outcome = 'NOT_RECEIVED'
                          and d.state = 'sent' and d.attempts < ?
                        returning %s
                        """.formatted(DeliveryChange.COLUMNS))
                .param(Lanes.at(now.plus(BEFORE_NEXT)))
                .param(Lanes.at(now.plus(settings.deadline())))
                .param(Column.uuids(open, Open::delivery))
                .param(Column.texts(open, Open::outcome))
                .param(Column.texts(open, Open::reason))
                .param(MOST_ATTEMPTS)
                .query(DeliveryChange::of)
                .list();
    }

    /** The first word about each: what comes after it stays open, and is applied in the next round to what that made of it. */
    private static List<Open> oneForEach(List<Open> open) {
        Map<UUID, Open> first = new LinkedHashMap<>();
        open.forEach(word -> first.putIfAbsent(word.delivery(), word));
        return List.copyOf(first.values());
    }

    /**
     * Receipts whose delivery is known, and whose hand-over has its outcome. A carrier's id may come again after weeks: the
     * latest that has it is meant, and none that is older than a receipt can be.
     */
    private List<Open> open() {
        return jdbc.sql("""
                        select r.id, d.id as delivery, d.lane, r.outcome, r.reason, least(r.at, r.received_at) as at
                        from receipt r
                        join lateral (
                            select id, lane, state from delivery where id = r.delivery_id
                            union all
                            (select id, lane, state from delivery
                             where r.delivery_id is null and carrier_reference = r.reference and carrier = r.carrier
                               and (sent_at is null
                                    or sent_at between r.received_at - ?::interval and r.received_at + interval '1 hour')
                             order by created_at desc limit 1)) d on true
                        where r.applied_at is null and d.state not in ('claimed', 'sending')
                        order by r.id limit ? for update of r skip locked
                        """)
                .params(REFERENCE_HOLDS.toString(), BATCH)
                .query((row, number) -> new Open(
                        row.getLong("id"),
                        row.getObject("delivery", UUID.class),
                        row.getObject("lane", UUID.class),
                        state(row.getString("outcome")).code(),
                        row.getString("outcome"),
                        row.getString("reason"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    /** Locks the lanes and rows of those whose delivery was not claimed meanwhile: what comes of that is awaited first. */
    private List<Open> settled(List<Open> open) {
        if (open.isEmpty()) {
            return open;
        }
        lanes.lock(new TreeSet<>(open.stream().map(Open::lane).toList()));
        Set<UUID> settled = Set.copyOf(jdbc.sql("""
                        select id from delivery where id = any(?) and state not in ('claimed', 'sending')
                        order by id for update
                        """)
                .param(Column.uuids(open, Open::delivery))
                .query((row, number) -> row.getObject("id", UUID.class))
                .list());
        return open.stream().filter(word -> settled.contains(word.delivery())).toList();
    }

    private static State state(String outcome) {
        return switch (outcome) {
            case "DELIVERED" -> State.DELIVERED;
            case "RETURNED" -> State.RETURNED;
            default -> State.PERMANENT_FAILURE;
        };
    }

    private void reportContactPoints(List<Open> open, List<DeliveryChange> changed) {
        Map<UUID, Open> bad = open.stream()
                .filter(word -> word.outcome().equals("BAD_CONTACT_POINT")
                        || word.outcome().equals("RETURNED"))
                .collect(java.util.stream.Collectors.toMap(Open::delivery, word -> word, (one, other) -> one));
        List<DeliveryChange> failed = changed.stream()
                .filter(change -> change.residentId() != null && bad.containsKey(change.id()))
                .toList();
        if (failed.isEmpty()) {
            return;
        }
        Map<UUID, UUID> contactPoints = handedOverTo(failed);
        outbox.append(failed.stream()
                .filter(change -> contactPoints.containsKey(change.id()))
                .map(change -> contactPointFailed(
                        change,
                        contactPoints.get(change.id()),
                        Objects.requireNonNull(bad.get(change.id())).at()))
                .toList());
    }

    /** Not where they can be reached now: that may be elsewhere. */
    private Map<UUID, UUID> handedOverTo(List<DeliveryChange> failed) {
        Map<UUID, UUID> contactPoints = new HashMap<>();
        jdbc.sql("""
                        select delivery_id, contact_point from content
                        where delivery_id = any(?) and contact_point is not null
                        """).param(Column.uuids(failed, DeliveryChange::id)).query(row -> {
            contactPoints.put(row.getObject("delivery_id", UUID.class), row.getObject("contact_point", UUID.class));
        });
        return contactPoints;
    }

    private Event contactPointFailed(DeliveryChange change, @Nullable UUID contactPoint, Instant at) {
        Channel channel = Channel.of(change.channel()).orElseThrow();
        UUID resident = Objects.requireNonNull(change.residentId());
        return new Event(
                ids.generate(),
                TYPE,
                TOPIC,
                resident.toString(),
                change.caseId().toString(),
                clock.instant(),
                change.version(),
                TOPIC,
                change.traceParent(),
                json.writeValueAsBytes(new ContactPointFailed(
                        resident, Objects.requireNonNull(contactPoint), channel.code(), why(channel), at)));
    }

    private static String why(Channel channel) {
        return switch (channel) {
            case SMS -> "number-gone";
            case EMAIL -> "bounced";
            case LETTER -> "letter-returned";
        };
    }
}
