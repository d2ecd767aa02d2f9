package nl.stadsbode.deploy.load.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Waits until what was done before is behind the services, so that it is not measured with what comes. */
final class Quiet {

    private static final Duration WITHIN = Duration.ofMinutes(10);

    /** A consumer that is being given its partitions takes nothing in for a moment. */
    private static final int LOOKS = 3;

    /** What waits behind one whose outcome is unknown may do so for hours. */
    private static final String UNDER_WAY = "delivery where state in ('ready', 'claimed', 'sending')";

    private final Databases databases;

    Quiet(Databases databases) {
        this.databases = databases;
    }

    /** Until, some looks on end, nothing is to be published or handed over, and nothing is taken in. */
    void await() {
        try (Connection cases = databases.connect("cases");
                Connection notifications = databases.connect("notifications")) {
            AtomicLong before = new AtomicLong(-1);
            AtomicInteger still = new AtomicInteger();
            Measuring.awaitSeldom("coming to rest", WITHIN, () -> {
                long takenIn = number(cases, "inbox") + number(notifications, "inbox");
                long left =
                        number(cases, "outbox") + number(notifications, "outbox") + number(notifications, UNDER_WAY);
                boolean resting = takenIn == before.getAndSet(takenIn) && left == 0;
                return still.updateAndGet(looks -> resting ? looks + 1 : 0) == LOOKS;
            });
        } catch (SQLException failed) {
            throw new Measuring.Failed("coming to rest", failed);
        }
    }

    private static long number(Connection connection, String table) {
        return Databases.number(connection, "select count(*) from " + table);
    }
}
