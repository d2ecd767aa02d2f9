package nl.stadsbode.notifications.retention;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import nl.stadsbode.chassis.sql.Column;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Notifications whose every delivery ended, and ended long enough ago. What was sent and never heard of again counts as
 * ended, and so does what stayed unknown when its wait was over.
 */
@Component
class FinishedNotifications {

    record Seen(UUID id, Instant announcedAt) {}

    /** Whether nothing of it may still change by itself, and nothing of it changed lately: with the notification as n and the moment before which it ended, twice. */
    private static final String FINISHED = """
            n.state in ('planned', 'nothing', 'cancelled') and n.decided_at < ?
            and not exists (
                select from delivery d
                where d.notification_id = n.id
                  and not (coalesce(greatest(d.finished_at, d.sent_at), d.deadline) < ?
                           and (d.state in ('sent', 'delivered', 'permanent-failure', 'technical-failure', 'cancelled',
                                            'superseded', 'expired', 'returned')
                                or d.state = 'unknown' and d.not_before = 'infinity')))
            and not exists (select from outbox o where o.parked_at is not null and o.key = n.case_id::text)
            """;

    /** An outbox has no more. */
    private static final int MOST_SHARDS = 64;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    FinishedNotifications(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** A page of those that were announced before, the oldest first, from the one after a given one. */
    List<Seen> announcedBefore(Instant moment, Seen after, int atMost) {
        return jdbc.sql("""
                        select id, announced_at from notification
                        where announced_at < ? and (announced_at, id) > (?, ?)
                        order by announced_at, id limit ?
                        """)
                .params(at(moment), at(after.announcedAt()), after.id(), atMost)
                .query((row, number) -> new Seen(
                        row.getObject("id", UUID.class),
                        row.getObject("announced_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Those of these that ended before a moment. */
    List<UUID> finished(Collection<UUID> notifications, Instant moment) {
        return jdbc.sql("select n.id from notification n where n.id = any(?) and " + FINISHED)
                .params(Column.uuids(notifications), at(moment), at(moment))
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    /**
     * Whether an event from before still waits to be published: then the cases may not know yet what we are about to
     * forget. Keys that are parked hold up no other; their cases are left alone.
     */
    boolean eventsWaitFromBefore(Instant moment) {
        List<String> parked = jdbc.sql("select distinct key from outbox where parked_at is not null")
                .query((row, number) -> row.getString("key"))
                .list();
        return jdbc.sql("""
                        select coalesce(min(oldest.time) < ?, false)
                        from generate_series(0, ? - 1) as every(shard),
                             lateral (select time from outbox
                                      where outbox.shard = every.shard and key <> all (?)
                                      order by position limit 1) oldest
                        """)
                .param(at(moment))
                .param(MOST_SHARDS)
                .param(parked.toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    /**
     * Forgets those that are still finished once they are locked, lanes first, with all that belongs to them. A lane without a
     * head holds nothing; the next delivery makes it anew.
     *
     * @return how many were forgotten
     */
    int forget(Collection<UUID> finished, Instant moment) {
        Integer forgotten = transaction.execute(status -> {
            List<UUID> lanes = uuids("""
                            select id from lane
                            where id in (select lane from delivery where notification_id = any(?))
                            order by id for update
                            """, finished);
            // not every one has its lane any more, and an operator may just try one of them again
            uuids("select id from delivery where notification_id = any(?) order by id for update", finished);
            List<UUID> still = finished(finished, moment);
            String theirs = "delivery_id in (select id from delivery where notification_id = any(?))";
            update("delete from attempt where " + theirs, still);
            update("delete from content where " + theirs, still);
            update("delete from delivery where notification_id = any(?)", still);
            update("delete from lane where id = any(?) and head is null", lanes);
            return update("delete from notification where id = any(?)", still);
        });
        return forgotten == null ? 0 : forgotten;
    }

    private List<UUID> uuids(String sql, Collection<UUID> ids) {
        return jdbc.sql(sql)
                .param(Column.uuids(ids))
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    private int update(String sql, Collection<UUID> ids) {
        return jdbc.sql(sql).param(Column.uuids(ids)).update();
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
