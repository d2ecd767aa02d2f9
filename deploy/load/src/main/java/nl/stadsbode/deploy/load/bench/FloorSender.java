package nl.stadsbode.deploy.load.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Claims, hands over to nobody, and writes result and lifecycle event, by hand. */
class FloorSender {

    private static final int BATCH = 500;

    private static final String CLAIM = """
            with picked as (
                select id from delivery where state = 'ready' order by id limit ? for update skip locked)
            update delivery d set state = 'claimed', claim = ?, lease_until = clock_timestamp() + interval '1 minute'
            from picked, notification n where d.id = picked.id and n.id = d.notification_id
            returning d.id, n.change
            """;

    private static final String RESULT = """
            with done as (
                update delivery set state = 'sent', sent_at = clock_timestamp(), claim = null, version = version + 1
                where id = any (?) and claim = ? returning id)
            insert into lifecycle_outbox (key, id, data)
            select id::text, id, convert_to('{"deliveryId":"' || id || '","state":"sent","version":2}', 'UTF8') from done
            """;

    private final Connection connection;

    FloorSender(Connection connection) {
        this.connection = connection;
    }

    void send(int events) throws SQLException, InterruptedException {
        for (int sent = 0; sent < events; ) {
            UUID token = UUID.randomUUID();
            List<UUID> claimed = claim(token);
            if (claimed.isEmpty()) {
                Thread.sleep(2);
            } else {
                finish(claimed, token);
                sent += claimed.size();
            }
        }
    }

    private List<UUID> claim(UUID token) throws SQLException {
        List<UUID> claimed = new ArrayList<>();
        try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            claim.setInt(1, BATCH);
            claim.setObject(2, token);
            try (ResultSet rows = claim.executeQuery()) {
                while (rows.next()) {
                    claimed.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return claimed;
    }

    /** Writes down that all were handed over. */
    void finish(List<UUID> claimed, UUID token) throws SQLException {
        update(RESULT, claimed, token);
    }

    final void update(String sql, List<UUID> claimed, UUID token) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setArray(1, connection.createArrayOf("uuid", claimed.toArray()));
            update.setObject(2, token);
            update.executeUpdate();
        }
    }
}
