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
     * @param keptPerSecond to the last of them kept with its case; counted likewise
     */
    record Result(int notifications, double perSecond, double publishedPerSecond, double keptPerSecond) {}

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
                Connection cases = databases.connect("cases");
                HeldOutbox held = new HeldOutbox(databases, "cases")) {
            changes.send(run, count, residents);
            HandedOver handedOver = HandedOver.fromNow(notifications);
            UUID toldBefore = Databases.newest(notifications, "notification", "id");
            Instant begun = clock.instant();
            held.close();
            Instant sent = handedOver.await(count, WITHIN);
            Measuring.await(
                    "publishing all",
                    WITHIN,
                    () -> Databases.number(
                                    notifications, "select count(*) from (select from outbox limit 1) as some_row")
                            == 0);
            Instant published = clock.instant();
            Measuring.awaitCount("keeping all with its case", WITHIN, count, () -> kept(cases, toldBefore));
            return new Result(
                    count,
                    perSecond(count, begun, sent),
                    perSecond(count, begun, published),
                    perSecond(count, begun, clock.instant()));
        } catch (SQLException failed) {
            throw new Measuring.Failed("end to end", failed);
        }
    }

    private static long kept(Connection cases, UUID toldBefore) {
        return Databases.number(
                cases,
                "select count(*) from told where notification_id > ? and state in ('sent', 'delivered')",
                toldBefore);
    }

    private static double perSecond(int count, Instant begun, Instant ended) {
        return Measuring.perSecond(count, Duration.between(begun, ended).toNanos());
    }
}
