package nl.stadsbode.notifications.notification;

import com.fasterxml.uuid.NoArgGenerator;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import nl.stadsbode.chassis.sql.Column;
import nl.stadsbode.notifications.notification.StatusChange.Recipient;
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
 * Plans a batch of announcements: exactly one notification a recipient, with its deliveries or the reason why there are
 * none. In the transaction of the inbox.
 */
@Component
public class PlanningNotifications {

    private final JdbcClient jdbc;
    private final Residents residents;
    private final NotificationPlanner planner;
    private final NotificationSettings settings;
    private final Lanes lanes;
    private final LifecycleEvents events;
    private final Bell bell;
    private final NoArgGenerator ids;
    private final JsonMapper json;
    private final Clock clock;

    PlanningNotifications(
            JdbcClient jdbc,
            Residents residents,
            NotificationPlanner planner,
            NotificationSettings settings,
            Lanes lanes,
            LifecycleEvents events,
            Bell bell,
            NoArgGenerator ids,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.residents = residents;
        this.planner = planner;
        this.settings = settings;
        this.lanes = lanes;
        this.events = events;
        this.bell = bell;
        this.ids = ids;
        this.json = json;
        this.clock = clock;
    }

    @Transactional
    public void plan(List<Announcement> announcements) {
        TreeSet<UUID> recipients = new TreeSet<>();
        announcements.forEach(announcement -> announcement.change().recipients().stream()
                .map(Recipient::residentId)
                .forEach(recipients::add));
        Map<UUID, Wishes> known = residents.lock(recipients);
        List<Decision> decisions = announcements.stream()
                .flatMap(announcement -> decide(announcement, known))
                .toList();
        insert(decisions);
        start(decisions);
    }

    /** Plans what awaited the preferences of these residents, in the order in which it was announced. */
    @Transactional
    public void planAwaiting(Collection<UUID> arrived) {
        List<Decision> awaiting = awaiting(arrived);
        if (awaiting.isEmpty()) {
            return;
        }
        Map<UUID, Wishes> known = residents.lock(new TreeSet<>(arrived));
        Instant now = clock.instant();
        List<Decision> decisions = awaiting.stream()
                .filter(decision -> decision.residentId() != null && known.containsKey(decision.residentId()))
                .map(decision -> decided(decision, known, now))
                .toList();
        update(decisions);
        start(decisions);
    }

    private Stream<Decision> decide(Announcement announcement, Map<UUID, Wishes> known) {
        StatusChange change = announcement.change();
        Instant now = clock.instant();
        if (change.recipients().isEmpty()) {
            Plan.Reason reason = change.residentsAreTold() ? Plan.Reason.NO_RECIPIENT : Plan.Reason.STATUS_NOT_TOLD;
            return Stream.of(new Decision(ids.generate(), announcement, null, null, new Plan.Nothing(reason)));
        }
        Map<UUID, Recipient> distinct = new java.util.LinkedHashMap<>();
        change.recipients().forEach(recipient -> distinct.putIfAbsent(recipient.residentId(), recipient));
        return distinct.values().stream()
                .map(recipient -> decided(
                        new Decision(ids.generate(), announcement, recipient.residentId(), recipient.role(), null),
                        known,
                        now));
    }

    /** No preferences known is not "no preference": unless nobody is told anyway, the notification waits for them. */
    private Decision decided(Decision open, Map<UUID, Wishes> known, Instant now) {
        StatusChange change = open.announcement().change();
        Wishes wishes = known.get(open.residentId());
        Plan plan = !change.residentsAreTold()
                ? new Plan.Nothing(Plan.Reason.STATUS_NOT_TOLD)
                : wishes == null ? null : planner.plan(change.notice(), wishes, now);
        return new Decision(open.id(), open.announcement(), open.residentId(), open.role(), plan);
    }

    private void start(List<Decision> decisions) {
        List<NewDelivery> deliveries = new ArrayList<>();
        for (Decision decision : decisions) {
            if (decision.plan() instanceof Plan.Tell tell) {
                Instant deadline = tell.notBefore().plus(settings.deadline());
                deliveries.add(decision.delivery(ids.generate(), tell, deadline));
            }
        }
        events.decided(decisions, lanes.append(deliveries));
        bell.ringAfterCommit(deliveries.stream().map(NewDelivery::channel).toList());
    }

    private void insert(List<Decision> decisions) {
        jdbc.sql("""
                        insert into notification (id, event_id, case_id, resident_id, role, state, reason, channels,
                            urgent, official, change, traceparent, announced_at, sequence, decided_at, deadline)
                        select id, event_id, case_id, resident_id, role, state, reason,
                               string_to_array(channels, ','), urgent, official, change::json, traceparent,
                               announced_at, sequence, ?::timestamptz, ?::timestamptz
                        from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[],
                                    ?::text[], ?::boolean[], ?::boolean[], ?::text[], ?::text[], ?::timestamptz[],
                                    ?::bigint[])
                            as fresh(id, event_id, case_id, resident_id, role, state, reason, channels, urgent,
                                     official, change, traceparent, announced_at, sequence)
                        """)
                .param(Lanes.at(clock.instant()))
                .param(Lanes.at(clock.instant().plus(settings.deadline())))
                .param(Column.uuids(decisions, Decision::id))
                .param(Column.uuids(
                        decisions, decision -> decision.announcement().eventId()))
                .param(Column.uuids(
                        decisions, decision -> decision.announcement().change().caseId()))
                .param(Column.uuids(decisions, Decision::residentId))
                .param(Column.texts(decisions, Decision::role))
                .param(Column.texts(decisions, Decision::state))
                .param(Column.texts(decisions, Decision::reason))
                .param(Column.texts(decisions, PlanningNotifications::channels))
                .param(Column.booleans(
                        decisions, decision -> decision.announcement().change().urgent()))
                .param(Column.booleans(
                        decisions, decision -> decision.announcement().change().official()))
                .param(Column.texts(
                        decisions, decision -> decision.announcement().json()))
                .param(Column.texts(
                        decisions, decision -> decision.announcement().traceParent()))
                .param(Column.instants(
                        decisions, decision -> decision.announcement().announcedAt()))
                .param(Column.longs(
                        decisions, decision -> decision.announcement().sequence()))
                .update();
    }

    private void update(List<Decision> decisions) {
        jdbc.sql("""
                        update notification n
                        set state = d.state, reason = d.reason, channels = string_to_array(d.channels, ','),
                            decided_at = ?, deadline = ?
                        from unnest(?::uuid[], ?::text[], ?::text[], ?::text[]) as d(id, state, reason, channels)
                        where n.id = d.id
                        """)
                .param(Lanes.at(clock.instant()))
                .param(Lanes.at(clock.instant().plus(settings.deadline())))
                .param(Column.uuids(decisions, Decision::id))
                .param(Column.texts(decisions, Decision::state))
                .param(Column.texts(decisions, Decision::reason))
                .param(Column.texts(decisions, PlanningNotifications::channels))
                .update();
    }

    private List<Decision> awaiting(Collection<UUID> arrived) {
        return jdbc.sql("""
                        select id, event_id, resident_id, role, change, traceparent, announced_at, sequence
                        from notification
                        where state = 'awaiting-preferences' and resident_id = any(?)
                        order by case_id, sequence for update
                        """)
                .param(Column.uuids(arrived))
                .query((row, number) -> {
                    String change = row.getString("change");
                    return new Decision(
                            row.getObject("id", UUID.class),
                            new Announcement(
                                    row.getObject("event_id", UUID.class),
                                    row.getTimestamp("announced_at").toInstant(),
                                    row.getLong("sequence"),
                                    row.getString("traceparent"),
                                    json.readValue(change, StatusChange.class),
                                    change),
                            row.getObject("resident_id", UUID.class),
                            row.getString("role"),
                            null);
                })
                .list();
    }

    private static String channels(Decision decision) {
        return String.join(",", decision.channels().stream().map(Channel::code).toList());
    }
}
