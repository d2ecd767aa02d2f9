package nl.stadsbode.deploy.load.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.stadsbode.deploy.load.stack.Addresses;
import nl.stadsbode.deploy.load.stack.Calls;

/** A great many changes at once, while the SMS channel hands nothing over for the first part: from a full outbox to the last. */
final class Pulse {

    private static final Duration PAUSED = Duration.ofSeconds(30);
    private static final Duration WITHIN = Duration.ofMinutes(20);

    private final Databases databases;
    private final Changes changes;
    private final Calls calls;
    private final String sms;
    private final Clock clock;

    Pulse(Databases databases, Changes changes, Calls calls, Addresses addresses, Clock clock) {
        this.databases = databases;
        this.changes = changes;
        this.calls = calls;
        this.sms = addresses.notifications() + "/api/v1/channels/sms";
        this.clock = clock;
    }

    /** @return how long it took until each of them was accepted by a carrier */
    Duration toldWithin(String run, int count, List<UUID> residents) {
        try (Connection notifications = databases.connect("notifications");
                HeldOutbox held = new HeldOutbox(databases, "cases")) {
            changes.send(run, count, residents);
            HandedOver handedOver = HandedOver.fromNow(notifications);
            calls.post(sms + "/pause", Map.of("reason", "a part of the pulse"));
            Instant begun = clock.instant();
            held.close();
            Measuring.rest(PAUSED);
            calls.post(sms + "/resume", Map.of());
            return Duration.between(begun, handedOver.await(count, WITHIN));
        } catch (SQLException failed) {
            throw new Measuring.Failed("a pulse", failed);
        }
    }
}
