package nl.stadsbode.notifications.retention;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import nl.stadsbode.chassis.sql.Column;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Erases what was kept of residents who were forgotten (GDPR art. 17): the texts, letters and notes included, what they
 * asked for, and events of theirs that were not understood. That something was sent, when and by which channel stays,
 * under an id that means nothing any more: it is the proof of dispatch. A letter that is on its way to the print house goes
 * first, and so does the word that they are about to be forgotten.
 */
@Component
class Erasing {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final RetentionSettings settings;
    private final Clock clock;

    Erasing(JdbcClient jdbc, TransactionTemplate transaction, RetentionSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    /** @return of how many residents nothing is left now */
    int forgotten() {
        Integer erased = transaction.execute(status -> {
            List<UUID> residents = jdbc.sql("""
                            select id from resident where forgotten and erased_at is null order by id limit ?
                            for update skip locked
                            """)
                    .param(settings.batch())
                    .query((row, number) -> row.getObject("id", UUID.class))
                    .list();
            return residents.isEmpty() ? 0 : erase(residents);
        });
        return erased == null ? 0 : erased;
    }

    private int erase(List<UUID> residents) {
        jdbc.sql("""
                        delete from content where delivery_id in (
                            select d.id from notification n join delivery d on d.notification_id = n.id
                            where n.resident_id = any(?) and d.state not in ('claimed', 'sending'))
                        """).param(Column.uuids(residents)).update();
        jdbc.sql("""
                        update notification set change = (change::jsonb - 'note')::json
                        where resident_id = any(?) and change -> 'note' is not null
                        """).param(Column.uuids(residents)).update();
        jdbc.sql("""
                        update requested_message
                        set state = 'expired', reason = 'resident-forgotten', resident_id = null, sealed = null,
                            lease_until = null, finished_at = ?
                        where finished_at is null and state = 'ready' and purpose <> 'forgetting'
                          and resident_id = any(?)
                        """)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(Column.uuids(residents))
                .update();
        jdbc.sql(
                        "delete from dead_event where key = any(select convert_to(id::text, 'UTF8') from unnest(?) as gone(id))")
                .param(Column.uuids(residents))
                .update();
        jdbc.sql("delete from knows_how_to_choose where resident_id = any(?)")
                .param(Column.uuids(residents))
                .update();
        return jdbc.sql("""
                        update resident r set erased_at = ?
                        where r.id = any(?)
                          and not exists (
                            select from notification n join delivery d on d.notification_id = n.id
                            left join content c on c.delivery_id = d.id
                            where n.resident_id = r.id
                              and (c.delivery_id is not null or d.state in ('claimed', 'sending')))
                          and not exists (
                            select from requested_message m where m.finished_at is null and m.resident_id = r.id)
                        """)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(Column.uuids(residents))
                .update();
    }
}
