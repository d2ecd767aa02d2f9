package nl.stadsbode.deploy.load.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import nl.stadsbode.deploy.load.stack.Addresses;
import nl.stadsbode.deploy.load.stack.Calls;

/**
 * How fast e-mail goes while the SMS centre takes messages and, from some moment on, answers nothing, beside text messages
 * that are paused: as many are planned, and none is handed over. Few are text messages, so that what those cost does not
 * hide what is looked for.
 */
final class Isolation {

    /** Of each so many residents, one wants text messages and the others mails. */
    static final int TO_A_TEXT = 20;

    private static final int STATUSES_A_CASE = 2;
    private static final Duration WITHIN = Duration.ofMinutes(10);

    /**
     * @param well mails a second before and after, with text messages paused: the mean
     * @param broken the same with an SMS centre that does not answer
     */
    record Result(double well, double broken) {
        double ratio() {
            return broken / well;
        }
    }

    private final Databases databases;
    private final Changes changes;
    private final Services services;
    private final Calls calls;
    private final String sms;
    private final Clock clock;

    Isolation(Databases databases, Changes changes, Services services, Calls calls, Addresses addresses, Clock clock) {
        this.databases = databases;
        this.changes = changes;
        this.services = services;
        this.calls = calls;
        this.sms = addresses.notifications() + "/api/v1/channels/sms";
        this.clock = clock;
    }

    /** What the residents want, in turn. */
    static List<String> channels() {
        return Stream.concat(Stream.of("sms"), Collections.nCopies(TO_A_TEXT - 1, "email").stream())
                .toList();
    }

    Result measure(String run, int count, List<UUID> residents) {
        double before = besidePaused(run + "-before", count, residents);
        double broken = besideSilent(run + "-broken", count, residents);
        double after = besidePaused(run + "-after", count, residents);
        return new Result((before + after) / 2, broken);
    }

    private double besidePaused(String run, int count, List<UUID> residents) {
        calls.post(sms + "/pause", Map.of("reason", "e-mail by itself"));
        services.restart(Services.NOTIFICATIONS, Services.REAL_CARRIERS);
        drained(run + "-warm", count / 3, residents);
        double mails = drained(run, count, residents);
        calls.post(sms + "/resume", Map.of());
        return mails;
    }

    private double besideSilent(String run, int count, List<UUID> residents) {
        try (FailingSmsCentre centre = new FailingSmsCentre()) {
            Map<String, String> there = new HashMap<>(Services.REAL_CARRIERS);
            there.put("STADSBODE_SMPP_PORT", Integer.toString(centre.port()));
            services.restart(Services.NOTIFICATIONS, there);
            drained(run + "-warm", count / 3, residents);
            centre.fallSilent();
            return drained(run, count, residents);
        }
    }

    private double drained(String run, int about, List<UUID> residents) {
        int count = about - about % (STATUSES_A_CASE * TO_A_TEXT);
        int mails = count / TO_A_TEXT * (TO_A_TEXT - 1);
        try (Connection notifications = databases.connect("notifications");
                HeldOutbox held = new HeldOutbox(databases, "cases")) {
            changes.send(run, count, residents);
            Instant begun = clock.instant();
            String sent = "select count(*) from delivery where channel = 'email' and sent_at >= ?";
            held.close();
            Measuring.awaitSeldom(
                    "sending all mails",
                    WITHIN,
                    () -> Databases.number(notifications, sent, begun.atOffset(ZoneOffset.UTC)) >= mails);
            Instant last =
                    Databases.instant(notifications, "select max(sent_at) from delivery where channel = 'email'");
            return Measuring.perSecond(mails, Duration.between(begun, last).toNanos());
        } catch (SQLException failed) {
            throw new Measuring.Failed("mails beside a carrier that is silent", failed);
        }
    }
}
