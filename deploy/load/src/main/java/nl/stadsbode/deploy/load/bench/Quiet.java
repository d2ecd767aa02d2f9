package nl.stadsbode.deploy.load.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Waits until what was done before is behind the services, so that it is not measured with what comes. */
final class Quiet {

    private static final Duration WITHIN = Duration.ofMinutes(10);

    private final Databases databases;

    Quiet(Databases databases) {
        this.databases = databases;
    }

    /** Until nothing is published any more, and nothing taken in. */
    void await() {
        try (Connection cases = databases.connect("cases");
                Connection notifications = databases.connect("notifications")) {
            AtomicLong before = new AtomicLong(-1);
            Measuring.awaitSeldom("coming to rest", WITHIN, () -> {
                long takenIn = number(cases, "inbox") + number(notifications, "inbox");
                boolean published = number(cases, "outbox") + number(notifications, "outbox") == 0;
                return takenIn == before.getAndSet(takenIn) && published;
            });
        } catch (SQLException failed) {
            throw new Measuring.Failed("coming to rest", failed);
        }
    }

    private static long number(Connection connection, String table) {
        return Databases.number(connection, "select count(*) from " + table);
    }
}
