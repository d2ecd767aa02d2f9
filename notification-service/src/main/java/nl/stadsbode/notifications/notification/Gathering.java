package nl.stadsbode.notifications.notification;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import nl.stadsbode.chassis.sql.Column;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes one message of what happened in a case while its news was held: when the first may go, the last that waits behind
 * it goes, and tells of those before. What is official or urgent is never among them; what waits before something urgent goes at once, each by itself.
 */
@Component
public class Gathering {

    private static final int AT_ONCE = 200;

    private record Of(UUID into, StatusChange change) {}

    private final JdbcClient jdbc;
    private final Lanes lanes;
    private final LifecycleEvents events;
    private final JsonMapper json;
    private final Clock clock;

    Gathering(JdbcClient jdbc, Lanes lanes, LifecycleEvents events, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.lanes = lanes;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    /** Before what is due becomes ready. @return how many are told by a later one */
    @Transactional
    public int gatherDue() {
        List<UUID> due = jdbc.sql("""
                        select d.lane from delivery d join notification n on n.id = d.notification_id
                        where d.state = 'scheduled' and d.not_before <= ? and n.reason = 'chosen-gathered'
                        order by d.not_before limit ?
                        """)
                .params(Lanes.at(clock.instant()), AT_ONCE)
                .query((row, number) -> row.getObject("lane", UUID.class))
                .list();
        if (due.isEmpty()) {
            return 0;
        }
        lanes.lock(new TreeSet<>(due));
        List<DeliveryChange> gathered = gather(due);
        events.deliveriesChanged(gathered);
        return gathered.size();
    }

    /** Of each lane, those that wait behind its head up to the first that is held for another reason. */
    private List<DeliveryChange> gather(List<UUID> due) {
        return jdbc.sql("""
                        with head as (
                            select lane.id as lane, d.id, d.position
                            from lane join delivery d on d.id = lane.head join notification n on n.id = d.notification_id
                            where lane.id = any(:due) and d.state = 'scheduled' and d.not_before <= :now
                              and n.reason = 'chosen-gathered'),
                        behind as (
                            select head.lane, w.id, w.position
                            from head join delivery w on w.lane = head.lane and w.state = 'waiting'
                            where w.position < coalesce(
                                (select min(o.position)
                                 from delivery o join notification n on n.id = o.notification_id
                                 where o.lane = head.lane and o.state = 'waiting' and n.reason <> 'chosen-gathered'),
                                w.position + 1)),
                        last as (select distinct on (lane) lane, id from behind order by lane, position desc),
                        told as (
                            update delivery d set state = 'ready', not_before = :now, version = d.version + 1
                            from last where d.id = last.id),
                        moved as (update lane set head = last.id from last where lane.id = last.lane)
                        update delivery d
                        set state = 'superseded', reason = 'gathered', gathered_into = last.id, finished_at = :now,
                            version = d.version + 1
                        from notification n, last,
                             (select lane, id from head union all select lane, id from behind) as each
                        where n.id = d.notification_id and d.id = each.id and each.lane = last.lane and each.id <> last.id
                        returning %s
                        """.formatted(DeliveryChange.COLUMNS))
                .param("due", Column.uuids(due))
                .param("now", Lanes.at(clock.instant()))
                .query(DeliveryChange::of)
                .list();
    }

    /** What is told along with each of these deliveries, in the order in which it happened. */
    public Map<UUID, List<StatusChange>> with(Collection<UUID> deliveries) {
        if (deliveries.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("""
                        select g.gathered_into, n.change from delivery g join notification n on n.id = g.notification_id
                        where g.gathered_into = any(?) order by n.sequence
                        """)
                .param(Column.uuids(deliveries))
                .query((row, number) -> new Of(
                        row.getObject("gathered_into", UUID.class),
                        json.readValue(row.getString("change"), StatusChange.class)))
                .list()
                .stream()
                .collect(groupingBy(Of::into, mapping(Of::change, toList())));
    }
}
