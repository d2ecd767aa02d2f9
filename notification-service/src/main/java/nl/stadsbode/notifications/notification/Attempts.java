package nl.stadsbode.notifications.notification;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import nl.stadsbode.chassis.sql.Column;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every hand-over to a carrier, with its outcome; numbered from 1 within its delivery. */
@Component
class Attempts {

    record Attempt(
            UUID deliveryId,
            String carrier,
            Instant endedAt,
            State outcome,
            @Nullable String reason) {}

    private final JdbcClient jdbc;

    Attempts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Records at most one attempt a delivery; the lanes of the deliveries are locked by the caller. */
    void add(Collection<Attempt> attempts) {
        jdbc.sql("""
                        insert into attempt (delivery_id, number, carrier, ended_at, outcome, reason)
                        select a.delivery_id,
                               (select coalesce(max(number), 0) + 1 from attempt before
                                where before.delivery_id = a.delivery_id),
                               a.carrier, a.ended_at, a.outcome, a.reason
                        from unnest(?::uuid[], ?::text[], ?::timestamptz[], ?::text[], ?::text[])
                            as a(delivery_id, carrier, ended_at, outcome, reason)
                        """)
                .param(Column.uuids(attempts, Attempt::deliveryId))
                .param(Column.texts(attempts, Attempt::carrier))
                .param(Column.instants(attempts, Attempt::endedAt))
                .param(Column.texts(attempts, attempt -> attempt.outcome().code()))
                .param(Column.texts(attempts, Attempt::reason))
                .update();
    }
}
