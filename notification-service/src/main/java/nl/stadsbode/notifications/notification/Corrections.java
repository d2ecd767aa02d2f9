package nl.stadsbode.notifications.notification;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import nl.stadsbode.chassis.sql.Column;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which corrections are to say that they are: nobody needs to hear that something was wrong which they never heard. */
@Component
public class Corrections {

    private final JdbcClient jdbc;

    Corrections(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @return those of these deliveries that correct, or tell along what corrects, something of which anything was handed
     *     over or will be: by itself or gathered into another, or what it corrected itself. A letter that only explains how
     *     to choose told nothing. What is not known any more was told.
     */
    public Set<UUID> ofWhatWasTold(Collection<UUID> deliveries) {
        return deliveries.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql("""
                                with recursive said as (
                                    select d.id as delivery, d.notification_id as own, n.id as notification, n.resident_id,
                                           n.reason, (n.change -> 'change' ->> 'corrects')::uuid as corrects,
                                           false as wrong
                                    from delivery d
                                    cross join lateral (
                                        select d.notification_id as id
                                        union
                                        select g.notification_id
                                        from delivery tells join delivery g on g.gathered_into = tells.id
                                        where tells.notification_id = d.notification_id) as each
                                    join notification n on n.id = each.id
                                    where d.id = any(?)
                                    union
                                    select said.delivery, said.own, w.id, said.resident_id,
                                           w.reason, (w.change -> 'change' ->> 'corrects')::uuid, true
                                    from said
                                    left join notification w
                                      on w.event_id = said.corrects and w.resident_id = said.resident_id
                                    where said.corrects is not null)
                                select distinct said.delivery from said
                                where said.wrong and (said.notification is null
                                    or said.reason is distinct from 'first-letter' and exists (
                                        select from delivery w
                                        left join delivery tells on tells.id = w.gathered_into
                                        join delivery told
                                          on told.notification_id = coalesce(tells.notification_id, w.notification_id)
                                        where w.notification_id = said.notification and told.notification_id <> said.own
                                          and (told.sent_at is not null
                                               or told.state not in ('superseded', 'cancelled', 'expired',
                                                                     'permanent-failure', 'technical-failure'))))
                                """)
                        .param(Column.uuids(deliveries))
                        .query((row, number) -> row.getObject("delivery", UUID.class))
                        .list());
    }
}
