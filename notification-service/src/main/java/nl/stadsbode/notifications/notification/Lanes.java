package nl.stadsbode.notifications.notification;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import nl.stadsbode.chassis.sql.Column;
import nl.stadsbode.chassis.sql.Keyset;
import nl.stadsbode.notifications.residents.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps first hand-overs in order within (case, recipient, channel). Only a lane's head may be handed over; the others
 * wait, outside the index that claims read. Lanes are locked in the order of their ids, after residents and before
 * deliveries.
 */
@Component
class Lanes {

    /** A new delivery in its lane. */
    record Placed(NewDelivery delivery, State state) {}

    private record Grown(
            UUID id, long nextPosition, @Nullable UUID head) {}

    /** Of a lane: nothing is before what waits in it. */
    private static final String STUCK = """
            not exists (
                select from delivery h
                where h.id = lane.head
                  and h.position is not null
                  and h.state in ('scheduled', 'ready', 'claimed', 'sending', 'temporary-failure', 'unknown'))""";

    private final JdbcClient jdbc;
    private final Bell bell;
    private final Clock clock;
    private volatile @Nullable UUID lookedAt;

    Lanes(JdbcClient jdbc, Bell bell, Clock clock) {
        this.jdbc = jdbc;
        this.bell = bell;
        this.clock = clock;
    }

    /**
     * Inserts deliveries at the end of their lanes, in the order given.
     *
     * @return the first state of each, by its notification
     */
    Map<UUID, Placed> append(List<NewDelivery> deliveries) {
        if (deliveries.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Grown> lanes = grow(deliveries);
        Map<UUID, Long> next = new HashMap<>();
        Instant now = clock.instant();
        List<Long> positions = deliveries.stream()
                .map(delivery -> next.merge(delivery.lane(), 1L, Long::sum) - 1 + firstNew(lanes, deliveries, delivery))
                .toList();
        insert(deliveries, positions, lanes, now);
        hurry(
                deliveries.stream()
                        .filter(NewDelivery::urgent)
                        .map(NewDelivery::lane)
                        .toList(),
                now);
        letPass(deliveries.stream()
                .filter(delivery -> delivery.official() && !delivery.urgent())
                .toList());
        return deliveries.stream()
                .collect(toMap(
                        NewDelivery::notificationId,
                        delivery -> new Placed(delivery, firstState(delivery, lanes, now))));
    }

    private static long firstNew(Map<UUID, Grown> lanes, List<NewDelivery> deliveries, NewDelivery delivery) {
        Grown lane = lanes.get(delivery.lane());
        if (lane == null) {
            throw new IllegalStateException("every lane of the batch was grown");
        }
        return lane.nextPosition();
    }

    /** Reserves the positions; a lane without a head gets the first of its new deliveries as head. */
    private Map<UUID, Grown> grow(List<NewDelivery> deliveries) {
        Map<UUID, Long> counts = deliveries.stream().collect(groupingBy(NewDelivery::lane, TreeMap::new, counting()));
        Map<UUID, UUID> firsts = new HashMap<>();
        deliveries.forEach(delivery -> firsts.putIfAbsent(delivery.lane(), delivery.id()));
        Map<UUID, Grown> lanes = new HashMap<>();
        jdbc.sql("""
                        insert into lane as known (id, next_position, head)
                        select id, count, first from unnest(?, ?, ?) as grown(id, count, first) order by id
                        on conflict (id) do update
                        set next_position = known.next_position + excluded.next_position,
                            head = coalesce(known.head, excluded.head)
                        returning known.id, known.next_position, known.head
                        """)
                .param(Column.uuids(counts.keySet()))
                .param(Column.longs(counts.values(), count -> count))
                .param(Column.uuids(counts.keySet(), firsts::get))
                .query((row, number) -> {
                    UUID id = row.getObject("id", UUID.class);
                    long first = row.getLong("next_position") - counts.getOrDefault(id, 0L);
                    return lanes.put(id, new Grown(id, first, row.getObject("head", UUID.class)));
                })
                .list();
        return lanes;
    }

    private void insert(List<NewDelivery> deliveries, List<Long> positions, Map<UUID, Grown> lanes, Instant now) {
        Map<NewDelivery, Long> position = new HashMap<>();
        for (int i = 0; i < deliveries.size(); i++) {
            position.put(deliveries.get(i), positions.get(i));
        }
        jdbc.sql("""
                        insert into delivery (id, notification_id, channel, rank, lane, position, state, priority,
                                              not_before, deadline, gathering, created_at)
                        select id, notification_id, channel, 0, lane, position, state, priority,
                               not_before, deadline, gathering, ?::timestamptz
                        from unnest(?::uuid[], ?::uuid[], ?::text[], ?::uuid[], ?::bigint[], ?::text[], ?::int[],
                                    ?::timestamptz[], ?::timestamptz[], ?::boolean[])
                            as fresh(id, notification_id, channel, lane, position, state, priority, not_before, deadline,
                                     gathering)
                        """)
                .param(at(now))
                .param(Column.uuids(deliveries, NewDelivery::id))
                .param(Column.uuids(deliveries, NewDelivery::notificationId))
                .param(Column.texts(deliveries, delivery -> delivery.channel().code()))
                .param(Column.uuids(deliveries, NewDelivery::lane))
                .param(Column.longs(deliveries, position::get))
                .param(Column.texts(
                        deliveries, delivery -> firstState(delivery, lanes, now).code()))
                .param(Column.ints(deliveries, NewDelivery::priority))
                .param(Column.instants(deliveries, NewDelivery::notBefore))
                .param(Column.instants(deliveries, NewDelivery::deadline))
                .param(Column.booleans(deliveries, NewDelivery::gathering))
                .update();
    }

    private static State firstState(NewDelivery delivery, Map<UUID, Grown> lanes, Instant now) {
        Grown lane = lanes.get(delivery.lane());
        if (lane == null || !delivery.id().equals(lane.head())) {
            return State.WAITING;
        }
        return delivery.notBefore().isAfter(now) ? State.SCHEDULED : State.READY;
    }

    /**
     * What is urgent releases what waits before it, whatever that waits for: nothing holds a lane against it. Materialized:
     * of a row that is changed just then, PostgreSQL loses the update where it joins a union.
     */
    private void hurry(Collection<UUID> lanes, Instant now) {
        if (lanes.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        with hurried as materialized (
                            select id from delivery where state = 'waiting' and lane = any(?)
                            union all
                            select d.id from lane join delivery d on d.id = lane.head where lane.id = any(?))
                        update delivery d
                        set priority = 0,
                            not_before = case d.state when 'unknown' then d.not_before else least(d.not_before, ?) end,
                            state = case d.state when 'scheduled' then 'ready' else d.state end
                        from hurried
                        where d.id = hurried.id and d.position is not null
                          and d.state in ('waiting', 'scheduled', 'ready', 'claimed', 'sending', 'temporary-failure',
                                          'unknown')
                        """)
                .param(Column.uuids(lanes))
                .param(Column.uuids(lanes))
                .param(at(now))
                .update();
    }

    /** What is official does not wait for the end of a pause: what waits before it goes no later than it may. */
    private void letPass(List<NewDelivery> official) {
        if (official.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        with passing as (
                            select o.lane, o.position, o.not_before from delivery o where o.id = any(?)),
                        before as (
                            select d.id, passing.not_before
                            from passing join delivery d on d.lane = passing.lane
                            where d.state = 'waiting' and d.position < passing.position
                              and d.not_before > passing.not_before
                            union all
                            select d.id, passing.not_before
                            from passing join lane on lane.id = passing.lane join delivery d on d.id = lane.head
                            where d.state = 'scheduled' and d.position < passing.position
                              and d.not_before > passing.not_before)
                        update delivery d set not_before = earliest.at
                        from (select id, min(not_before) as at from before group by id) as earliest
                        where d.id = earliest.id
                        """).param(Column.uuids(official, NewDelivery::id)).update();
    }

    /** Locks lanes, in the order of their ids. */
    void lock(Collection<UUID> lanes) {
        jdbc.sql("select id from lane where id = any(?) order by id for update")
                .param(Column.uuids(lanes))
                .query(UUID.class)
                .list();
    }

    /** Lets the next one go in each lane whose head was just finished with; the lanes are locked. */
    void release(Collection<DeliveryChange> finished) {
        List<DeliveryChange> heads =
                finished.stream().filter(DeliveryChange::inLane).toList();
        if (heads.isEmpty()) {
            return;
        }
        List<Channel> ready = jdbc.sql("""
                        with turn as (
                            select lane.id as lane,
                                   (select d.id from delivery d
                                    where d.lane = lane.id and d.state = 'waiting' order by d.position limit 1) as next
                            from lane
                            where lane.id = any(?) and lane.head = any(?)),
                        moved as (
                            update lane set head = turn.next from turn where lane.id = turn.lane),
                        released as (
                            update delivery d
                            set state = case when d.not_before > ? then 'scheduled' else 'ready' end,
                                version = d.version + 1
                            from turn where d.id = turn.next
                            returning d.channel, d.state)
                        select distinct channel from released where state = 'ready'
                        """)
                .param(Column.uuids(heads, DeliveryChange::lane))
                .param(Column.uuids(heads, DeliveryChange::id))
                .param(at(clock.instant()))
                .query(Lanes::channel)
                .list();
        bell.ringAfterCommit(ready);
    }

    /**
     * Lanes that wait although nothing is before them: none, unless something is broken. Looks at a thousand lanes that
     * wait, and at the next thousand the next time.
     *
     * @return how many were mended
     */
    int mendStragglers() {
        List<UUID> waiting = jdbc.sql("""
                        select distinct lane from delivery where state = 'waiting' and lane > ? order by lane limit 1000
                        """)
                .param(Keyset.after(lookedAt))
                .query((row, number) -> row.getObject("lane", UUID.class))
                .list();
        lookedAt = waiting.isEmpty() ? null : waiting.getLast();
        return waiting.isEmpty() ? 0 : mendStragglers(waiting);
    }

    /** Looked at twice: the second time with the lanes locked, so that nobody moves their heads meanwhile. */
    private int mendStragglers(List<UUID> waiting) {
        List<UUID> stuck = jdbc.sql("select lane.id from lane where lane.id = any(?) and " + STUCK + " limit 100")
                .param(Column.uuids(waiting))
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
        if (stuck.isEmpty()) {
            return 0;
        }
        lock(stuck);
        List<Channel> mended = jdbc.sql("""
                        with stuck as (
                            select lane.id, (select d.id from delivery d
                                             where d.lane = lane.id and d.state = 'waiting'
                                             order by d.position limit 1) as next
                            from lane where lane.id = any(?) and %s),
                        moved as (update lane set head = stuck.next from stuck where lane.id = stuck.id)
                        update delivery d
                        set state = case when d.not_before > ? then 'scheduled' else 'ready' end, version = d.version + 1
                        from stuck where d.id = stuck.next and d.state = 'waiting'
                        returning d.channel
                        """.formatted(STUCK))
                .param(Column.uuids(stuck))
                .param(at(clock.instant()))
                .query(Lanes::channel)
                .list();
        bell.ringAfterCommit(mended);
        return mended.size();
    }

    /** For statements that return one. */
    static Channel channel(ResultSet row, int number) throws SQLException {
        return Channel.of(row.getString("channel")).orElseThrow();
    }

    static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
