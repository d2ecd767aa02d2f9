package nl.stadsbode.notifications.notification;

import com.fasterxml.uuid.NoArgGenerator;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import nl.stadsbode.chassis.sql.Column;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The next channel after a failure for good; what is official ends as a letter. Outside the lanes: it comes late. */
@Component
class Fallbacks {

    private static final String NEXT = """
            case when not exists (select from delivery later
                                  where later.notification_id = n.id and later.rank > f.rank) then f.rank + 1 end""";
    private static final String LETTER = "array_position(n.channels, 'letter', f.rank + 1) - 1";

    private final JdbcClient jdbc;
    private final LifecycleEvents events;
    private final Bell bell;
    private final NotificationSettings settings;
    private final NoArgGenerator ids;
    private final Clock clock;

    Fallbacks(
            JdbcClient jdbc,
            LifecycleEvents events,
            Bell bell,
            NotificationSettings settings,
            NoArgGenerator ids,
            Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.bell = bell;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** Starts the next channel of each, where there is one and nothing went by a later one already. */
    void start(Collection<DeliveryChange> failed) {
        start(failed, NEXT);
    }

    /** Starts the letter of each at once, where it has one: what is official and unknown is not tried electronically. */
    void startLetter(Collection<DeliveryChange> unknown) {
        start(unknown, LETTER);
    }

    private void start(Collection<DeliveryChange> failed, String rank) {
        if (failed.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        List<DeliveryChange> started = jdbc.sql("""
                        with next as (
                            insert into delivery (id, notification_id, channel, rank, lane, position, state, priority,
                                                  not_before, deadline, created_at, told, asked_by)
                            select fresh.next, n.id, n.channels[coming.rank + 1], coming.rank, f.lane, null, 'ready',
                                   case when n.urgent then 0 else 1 end, ?::timestamptz, ?::timestamptz, ?::timestamptz, true,
                                   case f.asked_by when 'reminder' then 'reminder' end
                            from unnest(?, ?) as fresh(failed, next)
                            join delivery f on f.id = fresh.failed
                            join notification n on n.id = f.notification_id
                            cross join lateral (select %1$s as rank) coming
                            where n.channels[coming.rank + 1] is not null and coming.rank > f.rank
                            on conflict (notification_id, rank) do nothing
                            returning *)
                        select %2$s from next d join notification n on n.id = d.notification_id
                        """.formatted(rank, DeliveryChange.COLUMNS))
                .param(Lanes.at(now))
                .param(Lanes.at(now.plus(settings.deadline())))
                .param(Lanes.at(now))
                .param(Column.uuids(failed, DeliveryChange::id))
                .param(Column.uuids(failed, change -> newId()))
                .query(DeliveryChange::of)
                .list();
        events.deliveriesChanged(started);
        bell.ringForReady(started);
    }

    private UUID newId() {
        return ids.generate();
    }
}
