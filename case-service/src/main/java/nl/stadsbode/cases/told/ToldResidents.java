package nl.stadsbode.cases.told;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What residents were told: a replica of the notification-service's word, of which the highest version counts. */
@Component
public class ToldResidents {

    private record Row(UUID notificationId, @Nullable UUID deliveryId) {}

    private final JdbcClient jdbc;

    ToldResidents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * By status, in the order in which it was said. A notification's word from before it had a delivery is left out
     * once it has one.
     */
    public Map<UUID, List<Told>> of(UUID caseId) {
        Map<UUID, List<Told>> byStatus = new LinkedHashMap<>();
        jdbc.sql("""
                        select notification_id, delivery_id, event_id, case_id, resident_id, channel, state, reason, version, at,
                               sent_at
                        from told where case_id = ?
                          and (delivery_id is not null
                               or not exists (select from told later
                                              where later.notification_id = told.notification_id
                                                and later.delivery_id is not null and later.version > told.version))
                        order by event_id, resident_id, at, version
                        """)
                .param(caseId)
                .query((row, number) -> told(row))
                .list()
                .forEach(told -> byStatus.computeIfAbsent(told.eventId(), id -> new ArrayList<>())
                        .add(told));
        return byStatus;
    }

    /** Keeps of each row the highest version and when it was sent, whatever the order in which they come. */
    void heard(List<Told> news) {
        Map<Row, Told> newest = new LinkedHashMap<>();
        for (Told told : news) {
            newest.merge(new Row(told.notificationId(), told.deliveryId()), told, Told::and);
        }
        store(newest.values());
    }

    private void store(Collection<Told> rows) {
        jdbc.sql("""
                        insert into told (notification_id, delivery_id, event_id, case_id, resident_id, channel, state,
                                          reason, version, at, sent_at)
                        select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[],
                                             ?::text[], ?::text[], ?::bigint[], ?::timestamptz[], ?::timestamptz[])
                               as news(notification_id, delivery_id)
                        order by notification_id, delivery_id
                        on conflict (notification_id, delivery_id) do update
                        set state = case when excluded.version > told.version then excluded.state else told.state end,
                            reason = case when excluded.version > told.version then excluded.reason else told.reason end,
                            at = case when excluded.version > told.version then excluded.at else told.at end,
                            version = greatest(excluded.version, told.version),
                            sent_at = greatest(excluded.sent_at, told.sent_at)
                        where excluded.version > told.version
                           or excluded.sent_at > coalesce(told.sent_at, '-infinity')
                        """)
                .param(column(rows, Told::notificationId))
                .param(column(rows, Told::deliveryId))
                .param(column(rows, Told::eventId))
                .param(column(rows, Told::caseId))
                .param(column(rows, Told::residentId))
                .param(column(rows, Told::channel))
                .param(column(rows, Told::state))
                .param(column(rows, Told::reason))
                .param(column(rows, Told::version))
                .param(column(rows, Told::at))
                .param(column(rows, Told::sentAt))
                .update();
    }

    private static Told told(ResultSet row) throws SQLException {
        OffsetDateTime sentAt = row.getObject("sent_at", OffsetDateTime.class);
        return new Told(
                row.getObject("notification_id", UUID.class),
                row.getObject("delivery_id", UUID.class),
                row.getObject("event_id", UUID.class),
                row.getObject("case_id", UUID.class),
                row.getObject("resident_id", UUID.class),
                row.getString("channel"),
                row.getString("state"),
                row.getString("reason"),
                row.getLong("version"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                sentAt == null ? null : sentAt.toInstant());
    }

    private static @Nullable String[] column(Collection<Told> rows, Function<Told, @Nullable Object> value) {
        return rows.stream()
                .map(row -> Objects.toString(value.apply(row), null))
                .toArray(String[]::new);
    }
}
