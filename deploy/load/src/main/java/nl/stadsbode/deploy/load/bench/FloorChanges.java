package nl.stadsbode.deploy.load.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Makes single changes by hand: each a status and its event in the outbox, in a transaction, on one of a few connections. */
final class FloorChanges implements AutoCloseable {

    private static final int CONNECTIONS = 8;

    private final BlockingQueue<Connection> idle = new ArrayBlockingQueue<>(CONNECTIONS);
    private final Floor.Event event;

    FloorChanges(FloorDatabase database, Floor.Event event) {
        this.event = event;
        for (int i = 0; i < CONNECTIONS; i++) {
            idle.add(database.connect());
        }
    }

    /** @return the id of its event */
    UUID make() throws SQLException, InterruptedException {
        UUID id = UUID.randomUUID();
        Connection connection = idle.take();
        try (PreparedStatement insert = connection.prepareStatement("""
                with made as (insert into status (id, data) values (?, ?::json) returning id, data)
                insert into event_outbox (key, id, data) select id::text, id, convert_to(data::text, 'UTF8') from made
                """)) {
            insert.setObject(1, id);
            insert.setString(2, event.json());
            insert.executeUpdate();
        } finally {
            idle.add(connection);
        }
        return id;
    }

    @Override
    public void close() throws SQLException {
        for (Connection each : idle) {
            each.close();
        }
    }
}
