package nl.stadsbode.notifications.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import nl.stadsbode.chassis.sql.Column;
import nl.stadsbode.chassis.sql.Keyset;
import nl.stadsbode.notifications.residents.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an operator does to a notification: try its last delivery again, or cancel it. Lanes are locked first. */
@Component
public class SteeringDeliveries {

    private record Last(UUID delivery, UUID lane, String state) {}

    /**
     * @param count how many are ready again
     * @param next where the next batch begins; null after the last one
     */
    public record Retried(int count, @Nullable UUID next) {}

    private static final String IS_LAST =
            " not exists (select from delivery later where later.notification_id = d.notification_id"
                    + " and later.rank > d.rank) ";

    private final JdbcClient jdbc;
    private final Lanes lanes;
    private final Outcomes outcomes;
    private final LifecycleEvents events;
    private final CancellingBeforePlanned beforePlanned;
    private final FirstLetters firstLetters;
    private final Bell bell;
    private final NotificationSettings settings;
    private final Clock clock;

    SteeringDeliveries(
            JdbcClient jdbc,
            Lanes lanes,
            Outcomes outcomes,
            LifecycleEvents events,
            CancellingBeforePlanned beforePlanned,
            FirstLetters firstLetters,
            Bell bell,
            NotificationSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.lanes = lanes;
        this.outcomes = outcomes;
        this.events = events;
        this.beforePlanned = beforePlanned;
        this.firstLetters = firstLetters;
        this.bell = bell;
        this.settings = settings;
        this.clock = clock;
    }

    /** Its last delivery is ready again, with a new deadline. */
    @Transactional
    public Steered retry(UUID notification) {
        Optional<Last> last = last(notification);
        if (last.isEmpty()) {
            return withoutDelivery(notification);
        }
        return again(List.of(last.get())) > 0 ? new Steered.Done() : notPossible(notification);
    }

    /**
     * Tries what failed for good again, a bounded number at a time, in the order of ids.
     *
     * @param failedUntil what fails after this moment is left alone, so that a loop over all ends
     */
    @Transactional
    public Retried retryFailed(@Nullable Channel channel, Instant failedUntil, @Nullable UUID after, int atMost) {
        List<Last> failed = jdbc.sql("""
                        select d.id, d.lane, d.state from delivery d
                        where d.state in ('permanent-failure', 'technical-failure', 'expired', 'returned')
                          and (?::text is null or d.channel = ?) and d.id > ?
                          and (d.finished_at is null or d.finished_at <= ?) and %s
                        order by d.id limit ?
                        """.formatted(IS_LAST))
                .param(channel == null ? null : channel.code())
                .param(channel == null ? null : channel.code())
                .param(Keyset.after(after))
                .param(Lanes.at(failedUntil))
                .param(atMost)
                .query((row, number) -> new Last(
                        row.getObject("id", UUID.class), row.getObject("lane", UUID.class), row.getString("state")))
                .list();
        return new Retried(
                again(failed), failed.size() == atMost ? failed.getLast().delivery() : null);
    }

    /** Nothing more is handed over for it; what was already handed over stays so. */
    @Transactional
    public Steered cancel(UUID notification) {
        if (beforePlanned.cancel(notification)) {
            return new Steered.Done();
        }
        Optional<Last> last = last(notification);
        if (last.isEmpty()) {
            return withoutDelivery(notification);
        }
        lanes.lock(List.of(last.get().lane()));
        List<DeliveryChange> cancelled = jdbc.sql("""
                        update delivery d
                        set state = 'cancelled', reason = ?, finished_at = ?, claim = null, lease_until = null,
                            version = d.version + 1
                        from notification n
                        where d.id = ? and n.id = d.notification_id and d.state = any(?) and %s
                        returning %s
                        """.formatted(IS_LAST, DeliveryChange.COLUMNS))
                .param(CancellingBeforePlanned.REASON)
                .param(Lanes.at(clock.instant()))
                .param(last.get().delivery())
                .param(Column.texts(State.cancellable(), State::code))
                .query(DeliveryChange::of)
                .list();
        if (cancelled.isEmpty()) {
            return notPossible(notification);
        }
        outcomes.follow(cancelled);
        jdbc.sql("update notification set state = 'cancelled', reason = ? where id = ?")
                .params(CancellingBeforePlanned.REASON, notification)
                .update();
        return new Steered.Done();
    }

    /** Outside the lane, except what still has its turn in it: that keeps it. */
    private int again(Collection<Last> failed) {
        if (failed.isEmpty()) {
            return 0;
        }
        lanes.lock(new TreeSet<>(failed.stream().map(Last::lane).toList()));
        Instant now = clock.instant();
        List<DeliveryChange> ready = jdbc.sql("""
                        update delivery d
                        set state = 'ready', reason = null, not_before = ?, deadline = ?,
                            position = case d.state when 'temporary-failure' then d.position end,
                            claim = null, lease_until = null, batch = null, sent_at = null, finished_at = null, told = true,
                            version = d.version + 1
                        from notification n
                        where d.id = any(?) and n.id = d.notification_id and n.state = 'planned'
                          and d.state = any(?) and %s
                        returning %s
                        """.formatted(IS_LAST, DeliveryChange.COLUMNS))
                .param(Lanes.at(now))
                .param(Lanes.at(now.plus(settings.deadline())))
                .param(Column.uuids(failed, Last::delivery))
                .param(Column.texts(State.retryable(), State::code))
                .query(DeliveryChange::of)
                .list();
        firstLetters.sentAfterAll(
                ready.stream().map(DeliveryChange::notificationId).toList());
        events.deliveriesChanged(ready);
        bell.ringForReady(ready);
        return ready.size();
    }

    private Optional<Last> last(UUID notification) {
        return jdbc.sql("select id, lane, state from delivery where notification_id = ? order by rank desc limit 1")
                .param(notification)
                .query((row, number) -> new Last(
                        row.getObject("id", UUID.class), row.getObject("lane", UUID.class), row.getString("state")))
                .optional();
    }

    private Steered notPossible(UUID notification) {
        return last(notification)
                .<Steered>map(last -> new Steered.NotPossible(last.state()))
                .orElseThrow();
    }

    private Steered withoutDelivery(UUID notification) {
        return jdbc.sql("select state from notification where id = ?")
                .param(notification)
                .query(String.class)
                .optional()
                .<Steered>map(Steered.NotPossible::new)
                .orElseGet(Steered.NotThere::new);
    }
}
