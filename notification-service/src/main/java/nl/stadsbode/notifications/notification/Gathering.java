package nl.stadsbode.notifications.notification;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import nl.stadsbode.chassis.sql.Column;
import nl.stadsbode.notifications.residents.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes one message of what happened in a case while its news was held: when the first may go, the last that waits behind
 * it goes, and tells of those before. What is official or urgent, or asks for something, is never among them; what waits
 * before something urgent goes at once, each by itself.
 */
@Component
public class Gathering {

    private static final int AT_ONCE = 1_000;

    /** @param correctsItself event that the news which tells it corrects */
    private record Of(UUID into, @Nullable UUID correctsItself, UUID event, StatusChange change) {}

    private final JdbcClient jdbc;
    private final Lanes lanes;
    private final LifecycleEvents events;
    private final Bell bell;
    private final JsonMapper json;
    private final Clock clock;

    Gathering(JdbcClient jdbc, Lanes lanes, LifecycleEvents events, Bell bell, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.lanes = lanes;
        this.events = events;
        this.bell = bell;
        this.json = json;
        this.clock = clock;
    }

    /** Lets go what was held long enough. @return how many were due */
    @Transactional
    public int gatherDue() {
        List<UUID> due = jdbc.sql("""
                        select lane from delivery where gathering and state = 'scheduled' and not_before <= ?
                        order by not_before limit ?
                        """)
                .params(Lanes.at(clock.instant()), AT_ONCE)
                .query((row, number) -> row.getObject("lane", UUID.class))
                .list();
        if (due.isEmpty()) {
            return 0;
        }
        lanes.lock(new TreeSet<>(due));
        List<DeliveryChange> gathered = gather(due);
        releaseAlone(due);
        events.deliveriesChanged(gathered);
        bell.ringAfterCommit(List.of(Channel.values()));
        return due.size();
    }

    /**
     * Of each lane, those that wait behind its head up to the first that is held for another reason. What was gathered
     * into one of them before is told by the last as well.
     */
    private List<DeliveryChange> gather(List<UUID> due) {
        return jdbc.sql("""
                        with head as (
                            select lane.id as lane, d.id, d.position
                            from lane join delivery d on d.id = lane.head
                            where lane.id = any(:due) and d.gathering and d.state = 'scheduled' and d.not_before <= :now
                            for update of d),
                        behind as (
                            select head.lane, w.id, w.position, w.notification_id
                            from head join delivery w on w.lane = head.lane and w.state = 'waiting'
                            where w.position < coalesce(
                                (select min(o.position) from delivery o
                                 where o.lane = head.lane and o.state = 'waiting' and not o.gathering),
                                w.position + 1)),
                        last as (
                            select distinct on (lane) lane, id, notification_id
                            from behind order by lane, position desc),
                        told as (
                            update delivery d
                            set state = 'ready', not_before = :now, gathering = false, version = d.version + 1
                            from last where d.id = last.id),
                        moved as (update lane set head = last.id from last where lane.id = last.lane),
                        tells as (update notification n set gathers = true from last where n.id = last.notification_id),
                        others as (
                            select each.id, last.id as into_id
                            from (select lane, id from head union all select lane, id from behind) as each
                            join last on last.lane = each.lane and last.id <> each.id),
                        repointed as (
                            update delivery g set gathered_into = others.into_id
                            from others where g.gathered_into = others.id)
                        update delivery d
                        set state = 'superseded', reason = 'gathered', gathered_into = others.into_id, finished_at = :now,
                            version = d.version + 1
                        from notification n, others
                        where n.id = d.notification_id and d.id = others.id and d.state in ('scheduled', 'waiting')
                        returning %s
                        """.formatted(DeliveryChange.COLUMNS))
                .param("due", Column.uuids(due))
                .param("now", Lanes.at(clock.instant()))
                .query(DeliveryChange::of)
                .list();
    }

    /** Behind which nothing waits that could come with it. */
    private void releaseAlone(List<UUID> due) {
        jdbc.sql("""
                        update delivery set state = 'ready', gathering = false, version = version + 1
                        where lane = any(?) and gathering and state = 'scheduled' and not_before <= ?
                        """).param(Column.uuids(due)).param(Lanes.at(clock.instant())).update();
    }

    /**
     * What is told along with each of these deliveries, in the order in which it happened; also where another one of its
     * notification told it before, and failed. Without what the news itself corrects, or other news that is told along.
     */
    public Map<UUID, List<StatusChange>> with(Collection<UUID> deliveries) {
        if (deliveries.isEmpty()) {
            return Map.of();
        }
        return jdbc.sql("""
                        select d.id, own.change -> 'change' ->> 'corrects' as corrects, n.event_id, n.change
                        from delivery d
                        join delivery told on told.notification_id = d.notification_id
                        join delivery g on g.gathered_into = told.id
                        join notification n on n.id = g.notification_id
                        join notification own on own.id = d.notification_id
                        where d.id = any(?)
                        order by n.sequence
                        """).param(Column.uuids(deliveries)).query((row, number) -> of(row)).list().stream()
                .collect(groupingBy(Of::into, collectingAndThen(toList(), Gathering::withoutWhatWasWrong)));
    }

    private Of of(ResultSet row) throws SQLException {
        String corrects = row.getString("corrects");
        return new Of(
                row.getObject("id", UUID.class),
                corrects == null ? null : UUID.fromString(corrects),
                row.getObject("event_id", UUID.class),
                json.readValue(row.getString("change"), StatusChange.class));
    }

    private static List<StatusChange> withoutWhatWasWrong(List<Of> told) {
        Set<UUID> wrong = told.stream()
                .flatMap(each ->
                        Stream.of(each.correctsItself, each.change.change().corrects()))
                .filter(Objects::nonNull)
                .collect(toSet());
        return told.stream()
                .filter(each -> !wrong.contains(each.event))
                .map(Of::change)
                .toList();
    }
}
