package nl.stadsbode.deploy.load.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** From a prefilled outbox of the case-service to the carriers' answers, written down and published. */
final class EndToEnd {

    private static final Duration WITHIN = Duration.ofMinutes(20);

    /**
     * @param perSecond from the release of the outbox to the last message accepted by its carrier
     * @param publishedPerSecond to the last lifecycle event published as well
     */
    record Result(int notifications, double perSecond, double publishedPerSecond) {}

    private final Databases databases;
    private final Changes changes;

    EndToEnd(Databases databases, Changes changes) {
        this.databases = databases;
        this.changes = changes;
    }

    Result drain(String run, int count, List<UUID> residents) {
        try (Connection notifications = databases.connect("notifications");
                HeldOutbox held = new HeldOutbox(databases, "cases")) {
            long before = accepted(notifications);
            changes.send(run, count, residents);
            long begun = System.nanoTime();
            held.close();
            Measuring.await("handing all over", WITHIN, () -> accepted(notifications) - before >= count);
            long sent = System.nanoTime();
            Measuring.await(
                    "publishing all",
                    WITHIN,
                    () -> Databases.number(notifications, "select count(*) from outbox") == 0);
            long published = System.nanoTime();
            return new Result(
                    count, Measuring.perSecond(count, sent - begun), Measuring.perSecond(count, published - begun));
        } catch (SQLException failed) {
            throw new Measuring.Failed("end to end", failed);
        }
    }

    private static long accepted(Connection notifications) {
        return Databases.number(notifications, "select count(*) from attempt");
    }
}
