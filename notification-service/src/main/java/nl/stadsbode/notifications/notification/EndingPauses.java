package nl.stadsbode.notifications.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import nl.stadsbode.chassis.sql.Column;
import nl.stadsbode.notifications.planning.NotificationPlanner;
import nl.stadsbode.notifications.residents.Residents;
import nl.stadsbode.notifications.residents.Wishes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who ends a pause early gets what waited for its end: it may go at once, or from the new day on. A pause that is made
 * longer holds what comes from then on. Quiet hours are looked at again at the hand-over.
 */
@Component
public class EndingPauses {

    private final JdbcClient jdbc;
    private final Residents residents;
    private final NotificationPlanner planner;
    private final Lanes lanes;
    private final Clock clock;

    EndingPauses(JdbcClient jdbc, Residents residents, NotificationPlanner planner, Lanes lanes, Clock clock) {
        this.jdbc = jdbc;
        this.residents = residents;
        this.planner = planner;
        this.lanes = lanes;
        this.clock = clock;
    }

    /** In the transaction in which their preferences arrived. */
    public void of(List<UUID> changed) {
        Instant now = clock.instant();
        List<UUID> ids = new ArrayList<>();
        List<Instant> ends = new ArrayList<>();
        for (Map.Entry<UUID, Wishes> each :
                residents.lock(new TreeSet<>(changed)).entrySet()) {
            ids.add(each.getKey());
            ends.add(planner.afterPause(each.getValue(), now));
        }
        if (ids.isEmpty()) {
            return;
        }
        lanes.lock(new TreeSet<>(lanesOfWhatWaits(ids)));
        jdbc.sql("""
                        update delivery d set not_before = ended.at
                        from unnest(?, ?) as ended(resident, at)
                        join notification n on n.resident_id = ended.resident and n.reason = 'chosen-after-pause'
                        where d.notification_id = n.id and d.rank = 0 and d.state in ('scheduled', 'waiting')
                          and d.not_before > ended.at
                        """)
                .param(Column.uuids(ids))
                .param(Column.instants(ends, end -> end))
                .update();
    }

    private List<UUID> lanesOfWhatWaits(List<UUID> residentIds) {
        return jdbc.sql("""
                        select distinct d.lane from notification n join delivery d on d.notification_id = n.id
                        where n.resident_id = any(?) and n.reason = 'chosen-after-pause' and d.rank = 0
                          and d.state in ('scheduled', 'waiting')
                        """)
                .param(Column.uuids(residentIds))
                .query((row, number) -> row.getObject("lane", UUID.class))
                .list();
    }
}
