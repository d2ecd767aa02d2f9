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
     * @return those of these deliveries whose notification corrects one of which nothing was handed over, nor will be:
     *     neither by itself nor gathered into another. What is not known any more was told.
     */
    public Set<UUID> ofWhatWasNeverTold(Collection<UUID> deliveries) {
        return deliveries.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql("""
                                select d.id
                                from delivery d
                                join notification n on n.id = d.notification_id
                                join notification wrong
                                  on wrong.event_id = (n.change -> 'change' ->> 'corrects')::uuid
                                 and wrong.resident_id = n.resident_id
                                where d.id = any(?) and not exists (
                                    select from delivery w
                                    left join delivery tells on tells.id = w.gathered_into
                                    join delivery told
                                      on told.notification_id = coalesce(tells.notification_id, w.notification_id)
                                    where w.notification_id = wrong.id and told.notification_id <> n.id
                                      and (told.sent_at is not null
                                           or told.state not in ('superseded', 'cancelled', 'expired',
                                                                 'permanent-failure', 'technical-failure')))
                                """)
                        .param(Column.uuids(deliveries))
                        .query((row, number) -> row.getObject("id", UUID.class))
                        .list());
    }
}
