package nl.stadsbode.notifications.operations;

import static java.util.stream.Collectors.groupingBy;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.stadsbode.chassis.sql.Column;
import nl.stadsbode.chassis.sql.PlanCache;
import nl.stadsbode.notifications.notification.State;
import nl.stadsbode.notifications.operations.NotificationView.Attempt;
import nl.stadsbode.notifications.operations.NotificationView.DeliveryView;
import nl.stadsbode.notifications.operations.NotificationView.Details;
import nl.stadsbode.notifications.operations.NotificationView.ReceiptView;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notifications with their deliveries, to be looked at. */
@Component
class Notifications {

    private static final String SELECT = """
            select n.id, n.event_id, n.case_id, n.change ->> 'caseReference' as case_reference, n.resident_id, n.role,
                   n.state, n.reason, n.channels, n.urgent, n.official, n.announced_at, n.decided_at
            from notification n
            """;

    private record Of(UUID notification, DeliveryView delivery) {}

    private final JdbcClient jdbc;

    Notifications(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    List<NotificationView> list(NotificationFilter filter, int atMost) {
        PlanCache.planForValues(jdbc);
        List<String> conditions = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        add(conditions, values, "n.case_id = ?", filter.caseId());
        add(conditions, values, "n.resident_id = ?", filter.residentId());
        add(conditions, values, "n.announced_at >= ?", filter.since() == null ? null : at(filter.since()));
        add(conditions, values, "n.id < ?", filter.after());
        addDelivery(conditions, values, filter);
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        return withDeliveries(jdbc.sql(SELECT + where + " order by n.id desc limit " + atMost)
                .params(values)
                .query((row, number) -> notification(row))
                .list());
    }

    private static void addDelivery(List<String> conditions, List<Object> values, NotificationFilter filter) {
        String channel = filter.channel() == null ? null : filter.channel().code();
        String state = filter.state();
        if (state != null && !isOfDelivery(state)) {
            add(conditions, values, "n.state = ?", state);
            state = null;
        }
        if (channel == null && state == null) {
            return;
        }
        String condition = (channel == null ? "" : " and d.channel = ?") + (state == null ? "" : " and d.state = ?");
        boolean ofEither = "cancelled".equals(state) && channel == null;
        conditions.add((ofEither ? "(n.state = 'cancelled' or " : "(")
                + "exists (select from delivery d where d.notification_id = n.id" + condition + "))");
        if (channel != null) {
            values.add(channel);
        }
        if (state != null) {
            values.add(state);
        }
    }

    private static boolean isOfDelivery(String state) {
        for (State known : State.values()) {
            if (known.code().equals(state)) {
                return true;
            }
        }
        return false;
    }

    private static void add(List<String> conditions, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.add(value);
        }
    }

    Optional<Details> find(UUID id) {
        return withDeliveries(jdbc.sql(SELECT + " where n.id = ?")
                        .param(id)
                        .query((row, number) -> notification(row))
                        .list())
                .stream()
                .findFirst()
                .map(found -> new Details(found, attempts(id), receipts(id)));
    }

    private List<Attempt> attempts(UUID notification) {
        return jdbc.sql("""
                        select a.* from attempt a join delivery d on d.id = a.delivery_id
                        where d.notification_id = ? order by a.ended_at, a.number
                        """)
                .param(notification)
                .query((row, number) -> new Attempt(
                        row.getObject("delivery_id", UUID.class),
                        row.getInt("number"),
                        row.getString("carrier"),
                        row.getString("outcome"),
                        row.getString("reason"),
                        moment(row, "ended_at")))
                .list();
    }

    private List<ReceiptView> receipts(UUID notification) {
        return jdbc.sql("""
                        select d.id as delivery, r.* from delivery d join receipt r
                             on r.delivery_id = d.id
                             or r.delivery_id is null and r.reference = d.carrier_reference and r.carrier = d.carrier
                        where d.notification_id = ? order by r.at, r.id
                        """)
                .param(notification)
                .query((row, number) -> new ReceiptView(
                        row.getObject("delivery", UUID.class),
                        row.getString("carrier"),
                        row.getString("outcome")
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace('_', '-'),
                        row.getString("reason"),
                        moment(row, "at"),
                        moment(row, "received_at"),
                        momentIfAny(row, "applied_at")))
                .list();
    }

    private List<NotificationView> withDeliveries(List<NotificationView> notifications) {
        if (notifications.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<Of>> deliveries = jdbc
                .sql("""
                        select d.*, exists (select from content c where c.delivery_id = d.id) as has_content
                        from delivery d where d.notification_id = any(?) order by d.notification_id, d.rank
                        """)
                .param(Column.uuids(notifications, NotificationView::id))
                .query((row, number) -> new Of(row.getObject("notification_id", UUID.class), delivery(row)))
                .list()
                .stream()
                .collect(groupingBy(Of::notification));
        return notifications.stream()
                .map(each -> with(
                        each,
                        deliveries.getOrDefault(each.id(), List.of()).stream()
                                .map(Of::delivery)
                                .toList()))
                .toList();
    }

    private static NotificationView with(NotificationView bare, List<DeliveryView> deliveries) {
        return new NotificationView(
                bare.id(),
                bare.eventId(),
                bare.caseId(),
                bare.caseReference(),
                bare.residentId(),
                bare.role(),
                bare.state(),
                bare.reason(),
                bare.channels(),
                bare.urgent(),
                bare.official(),
                bare.announcedAt(),
                bare.decidedAt(),
                deliveries);
    }

    private static NotificationView notification(ResultSet row) throws SQLException {
        Array channels = row.getArray("channels");
        return new NotificationView(
                row.getObject("id", UUID.class),
                row.getObject("event_id", UUID.class),
                row.getObject("case_id", UUID.class),
                row.getString("case_reference"),
                row.getObject("resident_id", UUID.class),
                row.getString("role"),
                row.getString("state"),
                row.getString("reason"),
                List.of((String[]) channels.getArray()),
                row.getBoolean("urgent"),
                row.getBoolean("official"),
                moment(row, "announced_at"),
                moment(row, "decided_at"),
                List.of());
    }

    private static DeliveryView delivery(ResultSet row) throws SQLException {
        return new DeliveryView(
                row.getObject("id", UUID.class),
                row.getString("channel"),
                row.getString("state"),
                row.getString("reason"),
                row.getInt("attempts"),
                row.getInt("repeats"),
                row.getString("carrier"),
                moment(row, "created_at"),
                notBefore(row),
                moment(row, "deadline"),
                momentIfAny(row, "sent_at"),
                momentIfAny(row, "finished_at"),
                row.getString("asked_by"),
                row.getBoolean("has_content"));
    }

    /** Unset where nothing is waited for any more, which is stored as infinity. */
    private static @Nullable Instant notBefore(ResultSet row) throws SQLException {
        Instant moment = moment(row, "not_before");
        return moment.isAfter(Instant.parse("9999-12-31T00:00:00Z")) ? null : moment;
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant momentIfAny(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
