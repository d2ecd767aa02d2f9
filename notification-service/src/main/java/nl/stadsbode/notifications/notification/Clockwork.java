package nl.stadsbode.notifications.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import nl.stadsbode.chassis.sql.Column;
import nl.stadsbode.notifications.residents.Channel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What becomes due with time: schedules, retries, leases, waits for receipts, deadlines. Each step is bounded. */
@Component
public class Clockwork {

    private static final int BATCH = 1_000;

    private final JdbcClient jdbc;
    private final Lanes lanes;
    private final Outcomes outcomes;
    private final Fallbacks fallbacks;
    private final LifecycleEvents events;
    private final Bell bell;
    private final NotificationSettings settings;
    private final Clock clock;

    Clockwork(
            JdbcClient jdbc,
            Lanes lanes,
            Outcomes outcomes,
            Fallbacks fallbacks,
            LifecycleEvents events,
            Bell bell,
            NotificationSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.lanes = lanes;
        this.outcomes = outcomes;
        this.fallbacks = fallbacks;
        this.events = events;
        this.bell = bell;
        this.settings = settings;
        this.clock = clock;
    }

    /** Scheduled deliveries and retries whose moment has come are ready. */
    @Transactional
    public int startDue() {
        return ring(jdbc.sql("""
                        update delivery set state = 'ready', version = version + 1 where id in (
                            select id from delivery
                            where state in ('scheduled', 'temporary-failure') and not_before <= ?
                              and (state = 'temporary-failure' or not gathering)
                            order by not_before limit ? for update skip locked)
                        returning channel
                        """).params(now(), BATCH).query(Lanes::channel).list());
    }

    /** A lease that ended in "claimed" was certainly not sent. */
    @Transactional
    public int takeBackClaims() {
        return ring(jdbc.sql("""
                        update delivery set state = 'ready', claim = null, lease_until = null where id in (
                            select id from delivery where state = 'claimed' and lease_until <= ?
                            order by lease_until limit ? for update skip locked)
                        returning channel
                        """).params(now(), BATCH).query(Lanes::channel).list());
    }

    /** A lease that ended in "sending" may have been sent: unknown, and a receipt is waited for. */
    @Transactional
    public int markUnknown(Duration smsWait, Duration emailWait) {
        List<DeliveryChange> unknown = jdbc.sql("""
                        update delivery d
                        set state = 'unknown', reason = 'no-answer-recorded', lease_until = null,
                            not_before = case d.channel when 'sms' then ?::timestamptz else ?::timestamptz end,
                            version = d.version + 1
                        from notification n
                        where n.id = d.notification_id and d.id in (
                            select id from delivery where state = 'sending' and lease_until <= ?
                            order by lease_until limit ? for update skip locked)
                        returning %s
                        """.formatted(DeliveryChange.COLUMNS))
                .params(
                        Lanes.at(clock.instant().plus(smsWait)),
                        Lanes.at(clock.instant().plus(emailWait)),
                        now(),
                        BATCH)
                .query(DeliveryChange::of)
                .list();
        outcomes.follow(unknown);
        return unknown.size();
    }

    /**
     * When the wait for a receipt ends: what is official goes as a letter, where its addressee gets letters; anything else
     * is sent once more, before its deadline.
     */
    @Transactional
    public int endWaits() {
        TreeSet<UUID> held = new TreeSet<>(lanesOf("state = 'unknown' and not_before <= ?", "not_before"));
        if (held.isEmpty()) {
            return 0;
        }
        lanes.lock(held);
        List<DeliveryChange> ended = jdbc.sql("""
                        update delivery d
                        set state = case when n.by_letter or n.over then 'unknown' else 'ready' end,
                            reason = case when n.by_letter then 'sent-as-letter'
                                          when n.over then 'no-receipt' else 'sent-once-more' end,
                            not_before = case when n.by_letter or n.over
                                              then 'infinity'::timestamptz else d.not_before end,
                            repeats = d.repeats + case when n.by_letter or n.over then 0 else 1 end,
                            claim = null, version = d.version + 1
                        from (select u.id as delivery_id, n.*,
                                     n.official and array_position(n.channels, 'letter', u.rank + 2) is not null
                                         as by_letter,
                                     u.repeats > 0 or u.deadline <= ? as over
                              from delivery u join notification n on n.id = u.notification_id
                              where u.state = 'unknown' and u.not_before <= ?) n
                        where n.delivery_id = d.id and d.state = 'unknown' and d.not_before <= ?
                          and d.lane = any(?)
                        returning %s
                        """.formatted(DeliveryChange.COLUMNS))
                .param(now())
                .param(now())
                .param(now())
                .param(Column.uuids(held))
                .query(DeliveryChange::of)
                .list();
        letNextPass(ended);
        events.deliveriesChanged(unknown(ended));
        bell.ringForReady(ended);
        fallbacks.startLetter(ended.stream().filter(DeliveryChange::official).toList());
        return ended.size();
    }

    /**
     * What could not be handed over before its deadline expires, and may fall back. What may have arrived the first time
     * stays unknown; a letter of what is official has nothing to fall back to, and gets another term.
     */
    @Transactional
    public int expire() {
        TreeSet<UUID> held = new TreeSet<>(lanesOf(
                "state in ('scheduled', 'waiting', 'ready', 'temporary-failure') and deadline < 'infinity'"
                        + " and deadline <= ?",
                "deadline"));
        if (held.isEmpty()) {
            return 0;
        }
        lanes.lock(held);
        OffsetDateTime now = now();
        jdbc.sql("""
                        update delivery d set deadline = ?
                        from notification n
                        where n.id = d.notification_id and n.official and d.channel = 'letter'
                          and d.state in ('scheduled', 'waiting', 'ready', 'temporary-failure')
                          and d.deadline < 'infinity' and d.deadline <= ? and d.lane = any(?)
                        """)
                .param(now.plus(settings.deadline()))
                .param(now)
                .param(Column.uuids(held))
                .update();
        List<DeliveryChange> over = jdbc.sql("""
                        update delivery d
                        set state = case when d.repeats > 0 then 'unknown' else 'expired' end,
                            reason = case when d.repeats > 0 then 'no-receipt' else 'deadline-passed' end,
                            not_before = case when d.repeats > 0 then 'infinity'::timestamptz else d.not_before end,
                            finished_at = case when d.repeats > 0 then d.finished_at else ? end,
                            version = d.version + 1
                        from notification n
                        where n.id = d.notification_id
                          and d.state in ('scheduled', 'waiting', 'ready', 'temporary-failure')
                          and d.deadline < 'infinity' and d.deadline <= ? and d.lane = any(?)
                        returning %s
                        """.formatted(DeliveryChange.COLUMNS))
                .param(now)
                .param(now)
                .param(Column.uuids(held))
                .query(DeliveryChange::of)
                .list();
        letNextPass(unknown(over));
        events.deliveriesChanged(unknown(over));
        outcomes.follow(
                over.stream().filter(change -> change.state() == State.EXPIRED).toList());
        return over.size();
    }

    private static List<DeliveryChange> unknown(List<DeliveryChange> changes) {
        return changes.stream()
                .filter(change -> change.state() == State.UNKNOWN)
                .toList();
    }

    /** Whose wait is over holds its lane no longer, whatever becomes of it. */
    private void letNextPass(List<DeliveryChange> over) {
        lanes.release(over);
        jdbc.sql("update delivery set position = null where id = any(?)")
                .param(Column.uuids(over, DeliveryChange::id))
                .update();
    }

    /** Of what still waits to be handed over after a while, those concerned are told: once. */
    @Transactional
    public int tellWhatIsHeldUp() {
        List<DeliveryChange> heldUp = jdbc.sql("""
                        update delivery d set told = true, version = d.version + 1
                        from notification n
                        where n.id = d.notification_id and d.id in (
                            select id from delivery
                            where not told and state in ('ready', 'waiting') and created_at <= ?
                            order by created_at limit ? for update skip locked)
                        returning %s
                        """.formatted(DeliveryChange.COLUMNS))
                .params(Lanes.at(clock.instant().minus(settings.toldAfter())), BATCH)
                .query(DeliveryChange::of)
                .list();
        events.deliveriesChanged(heldUp);
        return heldUp.size();
    }

    /** Notifications that await preferences for longer than they should: an outage elsewhere, or an unknown resident. */
    public int awaitingTooLong() {
        return jdbc.sql("select count(*) from notification where state = 'awaiting-preferences' and decided_at < ?")
                .param(Lanes.at(clock.instant().minus(settings.awaitingAlert())))
                .query(Integer.class)
                .single();
    }

    @Transactional
    public int mendStragglers() {
        return lanes.mendStragglers();
    }

    private List<UUID> lanesOf(String condition, String order) {
        return jdbc.sql("select lane from delivery where " + condition + " order by " + order + " limit ?")
                .params(now(), BATCH)
                .query((row, number) -> row.getObject("lane", UUID.class))
                .list();
    }

    private int ring(List<Channel> ready) {
        bell.ringAfterCommit(ready);
        return ready.size();
    }

    private OffsetDateTime now() {
        Instant moment = clock.instant();
        return Lanes.at(moment);
    }
}
