package nl.stadsbode.notifications.notification;

import com.fasterxml.uuid.NoArgGenerator;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Starts a new delivery for who did not get the one before, by the next of the channels that were chosen, and after the
 * last by the first. Electronic sending needs a choice (Awb 2:8), so no other channel comes into question.
 */
@Component
public class TellingAgain {

    /** Who asked for it. */
    public enum By {
        RESIDENT,
        CONTACT;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Beyond it something is wrong that no message mends. */
    public static final int MOST = 3;

    /** Over, for now: nothing more comes by itself. */
    private static final Set<State> OVER = Set.of(
            State.SENT,
            State.DELIVERED,
            State.PERMANENT_FAILURE,
            State.TECHNICAL_FAILURE,
            State.EXPIRED,
            State.RETURNED);

    private record Last(UUID lane, State state, int rank, int channels, int askedBefore) {

        boolean hasNextChannel() {
            return rank + 1 < channels;
        }
    }

    private final JdbcClient jdbc;
    private final Lanes lanes;
    private final LifecycleEvents events;
    private final FirstLetters firstLetters;
    private final Bell bell;
    private final NotificationSettings settings;
    private final NoArgGenerator ids;
    private final Clock clock;

    TellingAgain(
            JdbcClient jdbc,
            Lanes lanes,
            LifecycleEvents events,
            FirstLetters firstLetters,
            Bell bell,
            NotificationSettings settings,
            NoArgGenerator ids,
            Clock clock) {
        this.jdbc = jdbc;
        this.lanes = lanes;
        this.events = events;
        this.firstLetters = firstLetters;
        this.bell = bell;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whether somebody asked that it be told once more: a reminder comes by itself. @param by as it is stored */
    public static boolean wasAsked(@Nullable String by) {
        return Arrays.stream(By.values()).anyMatch(each -> each.code().equals(by));
    }

    /** Whether it may be asked for, as far as can be seen from outside. */
    public static boolean possible(String state, int askedBefore) {
        return askedBefore < MOST && OVER.stream().anyMatch(over -> over.code().equals(state));
    }

    /** @param resident whose it must be; null for the contact centre */
    @Transactional
    public Steered again(UUID notification, @Nullable UUID resident, By by) {
        Optional<UUID> lane = jdbc.sql("""
                        select d.lane from delivery d join notification n on n.id = d.notification_id
                        where n.id = ? and (?::uuid is null or n.resident_id = ?::uuid) order by d.rank desc limit 1
                        """)
                .param(notification)
                .param(resident)
                .param(resident)
                .query(UUID.class)
                .optional();
        if (lane.isEmpty()) {
            return new Steered.NotThere();
        }
        lanes.lock(List.of(lane.get()));
        Last last = last(notification);
        if (!possible(last.state().code(), last.askedBefore())) {
            return new Steered.NotPossible(last.state().code());
        }
        DeliveryChange started = start(notification, last, by);
        firstLetters.sentAfterAll(List.of(notification));
        events.deliveriesChanged(List.of(started));
        bell.ringForReady(List.of(started));
        return new Steered.Done();
    }

    private Last last(UUID notification) {
        return jdbc.sql("""
                        select d.lane, d.state, d.rank, cardinality(n.channels) as channels,
                               (select count(*) from delivery b where b.notification_id = n.id and b.asked_by in ('resident', 'contact'))
                                   as asked
                        from delivery d join notification n on n.id = d.notification_id
                        where n.id = ? order by d.rank desc limit 1
                        """)
                .param(notification)
                .query((row, number) -> new Last(
                        row.getObject("lane", UUID.class),
                        State.of(row.getString("state")),
                        row.getInt("rank"),
                        row.getInt("channels"),
                        row.getInt("asked")))
                .single();
    }

    private DeliveryChange start(UUID notification, Last last, By by) {
        Instant now = clock.instant();
        if (!last.hasNextChannel()) {
            allOverAgain(notification);
        }
        return jdbc.sql("""
                        with again as (
                            insert into delivery (id, notification_id, channel, rank, lane, position, state, priority,
                                                  not_before, deadline, created_at, told, asked_by)
                            select ?, id, channels[?], ?, ?, null, 'ready', 1, ?, ?, ?, true, ? from notification where id = ?
                            returning *)
                        select %s from again d join notification n on n.id = d.notification_id
                        """.formatted(DeliveryChange.COLUMNS))
                .param(ids.generate())
                .param(last.rank() + 2)
                .param(last.rank() + 1)
                .param(last.lane())
                .param(Lanes.at(now))
                .param(Lanes.at(now.plus(settings.deadline())))
                .param(Lanes.at(now))
                .param(by.code())
                .param(notification)
                .query(DeliveryChange::of)
                .single();
    }

    /** Behind the channels so far come the same ones once more, each once: what fails then falls back as before. */
    private void allOverAgain(UUID notification) {
        jdbc.sql("""
                        update notification set channels = channels || (
                            select array_agg(channel order by first) from (
                                select channel, min(at) as first
                                from unnest(channels) with ordinality as each(channel, at) group by channel) as once)
                        where id = ?
                        """).param(notification).update();
    }
}
