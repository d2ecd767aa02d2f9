package nl.stadsbode.deploy.load.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** From a prefilled outbox of the case-service to the carriers' answers, written down and published. */
final class EndToEnd {

    private static final Duration WITHIN = Duration.ofMinutes(20);

    /**
     * @param perSecond from the release of the outbox to the last message accepted by its carrier
     * @param publishedPerSecond to the last lifecycle event published as well; up to a second more is counted, the pace of
     *     looking
     */
    record Result(int notifications, double perSecond, double publishedPerSecond) {}

    private final Databases databases;
    private final Changes changes;
    private final Clock clock;

    EndToEnd(Databases databases, Changes changes, Clock clock) {
        this.databases = databases;
        this.changes = changes;
        this.clock = clock;
    }

    Result drain(String run, int count, List<UUID> residents) {
        try (Connection notifications = databases.connect("notifications");
                HeldOutbox held = new HeldOutbox(databases, "cases")) {
            changes.send(run, count, residents);
            long before = Databases.number(notifications, "select count(*) from attempt");
            Instant begun = clock.instant();
            held.close();
            Measuring.awaitSeldom(
                    "handing all over",
                    WITHIN,
                    () -> Databases.number(notifications, "select count(*) from attempt") - before >= count);
            Instant sent = Databases.instant(notifications, "select max(ended_at) from attempt");
            Measuring.await(
                    "publishing all",
                    WITHIN,
                    () -> Databases.number(
                                    notifications, "select count(*) from (select from outbox limit 1) as some_row")
                            == 0);
            return new Result(count, perSecond(count, begun, sent), perSecond(count, begun, clock.instant()));
        } catch (SQLException failed) {
            throw new Measuring.Failed("end to end", failed);
        }
    }

    private static double perSecond(int count, Instant begun, Instant ended) {
        return Measuring.perSecond(count, Duration.between(begun, ended).toNanos());
    }
}
