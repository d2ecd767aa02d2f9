package nl.stadsbode.notifications.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A delivery after a change of its state: what the lifecycle event says, and what follows from it. */
record DeliveryChange(
        UUID id,
        UUID notificationId,
        String channel,
        int rank,
        UUID lane,
        boolean inLane,
        State state,
        @Nullable String reason,
        int version,
        UUID eventId,
        UUID caseId,
        @Nullable UUID residentId,
        boolean official,
        @Nullable String traceParent) {

    /** For {@code returning} or {@code select}, with the delivery as d and its notification as n. */
    static final String COLUMNS = " d.id, d.notification_id, d.channel, d.rank, d.lane, d.position, d.state,"
            + " coalesce(d.reason, case when d.asked_by is null and n.reason in ('first-letter', 'official-by-first-letter') then n.reason end)"
            + " as reason, d.version, n.event_id, n.case_id, n.resident_id, n.official, n.traceparent ";

    static DeliveryChange of(ResultSet row, int number) throws SQLException {
        row.getLong("position");
        boolean inLane = !row.wasNull();
        return new DeliveryChange(
                row.getObject("id", UUID.class),
                row.getObject("notification_id", UUID.class),
                row.getString("channel"),
                row.getInt("rank"),
                row.getObject("lane", UUID.class),
                inLane,
                State.of(row.getString("state")),
                row.getString("reason"),
                row.getInt("version"),
                row.getObject("event_id", UUID.class),
                row.getObject("case_id", UUID.class),
                row.getObject("resident_id", UUID.class),
                row.getBoolean("official"),
                row.getString("traceparent"));
    }
}
