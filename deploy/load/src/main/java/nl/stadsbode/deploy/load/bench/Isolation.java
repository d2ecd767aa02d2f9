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

/**
 * How fast e-mail goes while the SMS centre takes messages and never answers, beside both carriers doing well. Few are
 * text messages, so that what those cost does not hide what is looked for.
 */
final class Isolation {

    /** Of each so many residents, one wants text messages and the others mails. */
    static final int TO_A_TEXT = 20;

    private static final int STATUSES_A_CASE = 2;
    private static final Duration WITHIN = Duration.ofMinutes(10);

    /**
     * @param well mails a second before and after, with both carriers doing well: the mean
     * @param broken the same with an SMS centre that never answers
     */
    record Result(double well, double broken) {
        double ratio() {
            return broken / well;
        }
    }

    private final Databases databases;
    private final Changes changes;
    private final Services services;
    private final Clock clock;

    Isolation(Databases databases, Changes changes, Services services, Clock clock) {
        this.databases = databases;
        this.changes = changes;
        this.services = services;
        this.clock = clock;
    }

    /** What the residents want, in turn. */
    static List<String> channels() {
        return Stream.concat(Stream.of("sms"), Collections.nCopies(TO_A_TEXT - 1, "email").stream())
                .toList();
    }

    Result measure(String run, int count, List<UUID> residents) {
        double before = mails(run + "-before", Map.of(), count, residents);
        double broken;
        try (SilentSmsCentre silent = new SilentSmsCentre()) {
            Map<String, String> there = Map.of("STADSBODE_SMPP_PORT", Integer.toString(silent.port()));
            broken = mails(run + "-broken", there, count, residents);
        }
        double after = mails(run + "-after", Map.of(), count, residents);
        return new Result((before + after) / 2, broken);
    }

    private double mails(String run, Map<String, String> smsCentre, int count, List<UUID> residents) {
        Map<String, String> real = new HashMap<>(smsCentre);
        real.put("STADSBODE_CARRIERS_REHEARSAL", "false");
        services.restart(Services.NOTIFICATIONS, real);
        drained(run + "-warm", count / 3, residents);
        return drained(run, count, residents);
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
