package nl.stadsbode.notifications.notification;

import com.fasterxml.uuid.NoArgGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import nl.stadsbode.chassis.sql.Column;
import nl.stadsbode.notifications.planning.NotificationPlanner;
import nl.stadsbode.notifications.planning.Plan;
import nl.stadsbode.notifications.residents.Channel;
import nl.stadsbode.notifications.residents.Residents;
import nl.stadsbode.notifications.residents.Wishes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reminds who is asked for something, some days before the last day to do it: by a new delivery of the same notification,
 * as is wished by then. Not where the case has moved on, nor while the first message is still under way.
 */
@Component
public class Reminders {

    private static final int AT_ONCE = 100;
    private static final LocalTime IN_THE_MORNING = LocalTime.of(10, 0);
    /** Who was told yesterday needs no reminder today. */
    private static final Duration AT_LEAST_LATER = Duration.ofDays(2);

    private record Due(UUID notification, UUID resident, UUID lane, int rank, StatusChange change) {}

    private final JdbcClient jdbc;
    private final Residents residents;
    private final NotificationPlanner planner;
    private final Lanes lanes;
    private final LifecycleEvents events;
    private final Bell bell;
    private final NotificationSettings settings;
    private final NoArgGenerator ids;
    private final JsonMapper json;
    private final Clock clock;

    Reminders(
            JdbcClient jdbc,
            Residents residents,
            NotificationPlanner planner,
            Lanes lanes,
            LifecycleEvents events,
            Bell bell,
            NotificationSettings settings,
            NoArgGenerator ids,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.residents = residents;
        this.planner = planner;
        this.lanes = lanes;
        this.events = events;
        this.bell = bell;
        this.settings = settings;
        this.ids = ids;
        this.json = json;
        this.clock = clock;
    }

    /** In the transaction in which it was decided to tell them. */
    void schedule(Collection<Decision> decisions) {
        List<UUID> notifications = new ArrayList<>();
        List<Instant> moments = new ArrayList<>();
        Instant earliest = clock.instant().plus(AT_LEAST_LATER);
        for (Decision decision : decisions) {
            StatusChange.Reaction reaction = decision.announcement().change().reaction();
            LocalDate by = reaction == null || !reaction.expected() ? null : reaction.by();
            if (by != null && decision.plan() instanceof Plan.Tell) {
                Instant moment = by.minusDays(settings.reminderDays())
                        .atTime(IN_THE_MORNING)
                        .atZone(settings.zone())
                        .toInstant();
                if (settings.reminderDays() > 0 && moment.isAfter(earliest)) {
                    notifications.add(decision.id());
                    moments.add(moment);
                }
            }
        }
        if (!notifications.isEmpty()) {
            jdbc.sql("insert into reminder (notification_id, due_at) select * from unnest(?, ?) on conflict do nothing")
                    .param(Column.uuids(notifications))
                    .param(Column.instants(moments, moment -> moment))
                    .update();
        }
    }

    /** @return how many were due */
    @Transactional
    public int startDue() {
        Instant now = clock.instant();
        List<UUID> due = jdbc.sql("""
                        delete from reminder where notification_id in (
                            select notification_id from reminder where due_at <= ? order by due_at limit ?
                            for update skip locked)
                        returning notification_id
                        """)
                .params(Lanes.at(now), AT_ONCE)
                .query((row, number) -> row.getObject("notification_id", UUID.class))
                .list();
        if (due.isEmpty()) {
            return 0;
        }
        Map<UUID, Wishes> known = residents.lock(new TreeSet<>(residentsOf(due)));
        lanes.lock(new TreeSet<>(lanesOf(due)));
        List<DeliveryChange> started = new ArrayList<>();
        for (Due one : ofUse(due)) {
            Wishes wishes = known.get(one.resident());
            if (wishes != null && planner.plan(one.change().notice(), wishes, now) instanceof Plan.Tell tell) {
                Instant moment = planner.earliest(tell.channels().getFirst(), false, wishes, now);
                if (!planner.afterPause(wishes, now).isAfter(now) && inTime(one, moment)) {
                    started.addAll(start(one, tell, moment, now));
                }
            }
        }
        events.deliveriesChanged(started);
        bell.ringForReady(started);
        return due.size();
    }

    private boolean inTime(Due due, Instant moment) {
        StatusChange.Reaction reaction = due.change().reaction();
        LocalDate by = reaction == null ? null : reaction.by();
        return by != null && !LocalDate.ofInstant(moment, settings.zone()).isAfter(by);
    }

    private List<UUID> residentsOf(List<UUID> notifications) {
        return jdbc.sql("select distinct resident_id from notification where id = any(?) and resident_id is not null")
                .param(Column.uuids(notifications))
                .query((row, number) -> row.getObject("resident_id", UUID.class))
                .list();
    }

    private List<UUID> lanesOf(List<UUID> notifications) {
        return jdbc.sql("select distinct lane from delivery where notification_id = any(?)")
                .param(Column.uuids(notifications))
                .query((row, number) -> row.getObject("lane", UUID.class))
                .list();
    }

    /** Reminders that were on their way when the case moved on. */
    public Set<UUID> overtaken(Collection<UUID> deliveries) {
        return deliveries.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql("""
                                select d.id from delivery d join notification n on n.id = d.notification_id
                                where d.id = any(?)
                                  and exists (select from notification later
                                              where later.case_id = n.case_id and later.sequence > n.sequence)
                                """)
                        .param(Column.uuids(deliveries))
                        .query((row, number) -> row.getObject("id", UUID.class))
                        .list());
    }

    /** Those who were asked, whose case is where it was, and whose message is not under way any more. */
    private List<Due> ofUse(List<UUID> notifications) {
        return jdbc.sql("""
                        select n.id, n.resident_id, n.change, d.lane, d.rank
                        from notification n
                        join lateral (select lane, rank, state from delivery
                                      where notification_id = n.id order by rank desc limit 1) d on true
                        where n.id = any(?) and n.state = 'planned' and n.resident_id is not null
                          and n.reason is distinct from 'first-letter'
                          and d.state in ('sent', 'delivered', 'permanent-failure', 'technical-failure', 'expired',
                                          'returned', 'unknown')
                          and not exists (select from notification later
                                          where later.case_id = n.case_id and later.sequence > n.sequence)
                        """)
                .param(Column.uuids(notifications))
                .query((row, number) -> new Due(
                        row.getObject("id", UUID.class),
                        row.getObject("resident_id", UUID.class),
                        row.getObject("lane", UUID.class),
                        row.getInt("rank"),
                        json.readValue(row.getString("change"), StatusChange.class)))
                .list();
    }

    /** Behind the channels so far come those that are wished now. */
    private List<DeliveryChange> start(Due due, Plan.Tell tell, Instant moment, Instant now) {
        List<DeliveryChange> started = jdbc.sql("""
                        with reminder as (
                            insert into delivery (id, notification_id, channel, rank, lane, position, state, priority,
                                                  not_before, deadline, created_at, told, asked_by)
                            values (?, ?, ?, ?, ?, null, ?, 1, ?, ?, ?, true, 'reminder')
                            on conflict (notification_id, rank) do nothing
                            returning *)
                        select %s from reminder d join notification n on n.id = d.notification_id
                        """.formatted(DeliveryChange.COLUMNS))
                .param(ids.generate())
                .param(due.notification())
                .param(tell.channels().getFirst().code())
                .param(due.rank() + 1)
                .param(due.lane())
                .param(moment.isAfter(now) ? State.SCHEDULED.code() : State.READY.code())
                .param(Lanes.at(moment))
                .param(Lanes.at(moment.plus(settings.deadline())))
                .param(Lanes.at(now))
                .query(DeliveryChange::of)
                .list();
        if (!started.isEmpty()) {
            jdbc.sql("update notification set channels = channels[1:?] || string_to_array(?, ',') where id = ?")
                    .param(due.rank() + 1)
                    .param(String.join(
                            ",", tell.channels().stream().map(Channel::code).toList()))
                    .param(due.notification())
                    .update();
        }
        return started;
    }
}
