package nl.stadsbode.deploy.load;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import nl.stadsbode.deploy.load.caselog.CaseLog;
import nl.stadsbode.deploy.load.caselog.Row;
import nl.stadsbode.deploy.load.mapping.ActivityMapping;
import nl.stadsbode.deploy.load.mapping.CheckingMapping;
import nl.stadsbode.deploy.load.people.Spread;
import nl.stadsbode.deploy.load.report.Report;
import nl.stadsbode.deploy.load.sending.Pace;
import nl.stadsbode.deploy.load.sending.Sending;
import nl.stadsbode.deploy.load.settling.Comparison;
import nl.stadsbode.deploy.load.settling.Ledger;
import nl.stadsbode.deploy.load.settling.Notifications;
import nl.stadsbode.deploy.load.settling.PostRoom;
import nl.stadsbode.deploy.load.settling.Settling;
import nl.stadsbode.deploy.load.settling.Tally;
import nl.stadsbode.deploy.load.stack.Addresses;
import nl.stadsbode.deploy.load.stack.Calls;
import nl.stadsbode.deploy.load.stack.Patience;
import nl.stadsbode.deploy.load.stack.Pause;

/** Sends a log, waits for its end, compares. */
final class Replaying {

    private static final int MINUTES_FOR_A_FIRST_ANSWER = 1;

    private final Addresses addresses;
    private final ActivityMapping mapping;
    private final Spread spread;
    private final Instant since;
    private final int waitMinutes;
    private final Clock clock;
    private final Pause pause;
    private final Calls calls;
    private final Ledger ledger = new Ledger();

    Replaying(
            Addresses addresses,
            ActivityMapping mapping,
            Spread spread,
            Instant since,
            int waitMinutes,
            Clock clock,
            Pause pause) {
        this.addresses = addresses;
        this.mapping = mapping;
        this.spread = spread;
        this.since = since;
        this.waitMinutes = waitMinutes;
        this.clock = clock;
        this.pause = pause;
        this.calls = new Calls(addresses, Patience.ofMinutes(waitMinutes), clock, pause);
    }

    /**
     * @param limit of rows
     * @param speed {@code max} or a number
     */
    Report replay(Path file, long limit, String speed) {
        Pace pace = Pace.read(speed, clock, pause);
        Calls first = new Calls(addresses, Patience.ofMinutes(MINUTES_FOR_A_FIRST_ANSWER), clock, pause);
        new PostRoom(first, addresses).requireThatItRuns();
        CheckingMapping.check(mapping, first.get(addresses.cases() + "/api/v1/case-types"));
        try (Progress progress = new Progress(ledger, calls, clock)) {
            progress.begin("Replay %s of %s, mapped by %s".formatted(spread.run(), file.getFileName(), mapping.file()));
            send(file, limit, pace);
            progress.sent();
            Settling settling = new Settling(new Notifications(calls, addresses), ledger, since, clock, pause);
            Tally tally = settling.await(Duration.ofMinutes(waitMinutes), progress::settling);
            return Report.of(
                    spread.run(), ledger, tally, Comparison.of(tally, new PostRoom(calls, addresses), clock, pause));
        }
    }

    private void send(Path file, long limit, Pace pace) {
        try (CaseLog opened = CaseLog.open(file);
                CaseLog log = pace == Pace.MAX ? opened : opened.inOrderOfTime();
                Sending sending = new Sending(calls, addresses, mapping, spread, pace, ledger, clock, pause)) {
            for (Row row = log.next(); row != null && ledger.rows() < limit; row = log.next()) {
                sending.send(row);
            }
            sending.finish();
        }
    }
}
