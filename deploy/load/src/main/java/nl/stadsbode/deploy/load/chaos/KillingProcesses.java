package nl.stadsbode.deploy.load.chaos;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import nl.stadsbode.deploy.load.caselog.CaseLog;
import nl.stadsbode.deploy.load.caselog.Row;
import nl.stadsbode.deploy.load.mapping.ChoosingMapping;
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

/**
 * Kills real processes while status changes come in, in rounds: in each some of them die, then it waits until all has come
 * to rest, and holds what the notification-service says against what the post room got.
 */
public final class KillingProcesses {

    private static final List<String> MORTAL =
            List.of("case-service", "preference-service", "notification-service", "kafka", "postgresql");
    private static final int KILLS_A_ROUND = 5;
    private static final int CASES_A_ROUND = 150;
    /** Three and a half minutes of the log in a little more than one. */
    private static final double SPEED = 3;

    private static final int LATE_PERCENT = 10;
    private static final int WAIT_MINUTES = 10;
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(10);

    private final Addresses addresses;
    private final Calls calls;
    private final String database;
    private final Killer killer;
    private final Clock clock;
    private final Pause pause;

    /**
     * @param environment of the running stack, as its launcher wrote it down, and {@code STADSBODE_DATA}
     * @param told each process that dies
     */
    public KillingProcesses(
            Map<String, String> environment, long seed, Clock clock, Pause pause, Consumer<String> told) {
        this.addresses = Addresses.from(environment);
        this.calls = new Calls(addresses, Patience.ofMinutes(WAIT_MINUTES), clock, pause);
        this.database = "jdbc:postgresql://" + environment.getOrDefault("STADSBODE_POSTGRESQL", "127.0.0.1:15432")
                + "/notifications?user=notifications";
        Path run = Path.of(environment.getOrDefault("STADSBODE_DATA", "")).resolve("run");
        this.killer = new Killer(StackProcess.of(MORTAL, run, pause), new Random(seed), pause, told);
        this.clock = clock;
        this.pause = pause;
    }

    /** @throws nl.stadsbode.deploy.load.stack.GaveUp when a process does not come back */
    public ChaosFigures kill(int times) throws SQLException {
        ChaosFigures all = ChaosFigures.NONE;
        for (int left = times; left > 0; left -= KILLS_A_ROUND) {
            all = all.and(round(Math.min(left, KILLS_A_ROUND)));
        }
        ChaosFigures counted = new ChaosFigures(
                killer.kills(),
                all.events(),
                all.notifications(),
                all.deliveries(),
                all.handedOver(),
                all.lost(),
                all.unfinished(),
                all.repeats(),
                unknowns(),
                all.notExplained(),
                all.outOfOrder(),
                all.problems());
        return counted;
    }

    private ChaosFigures round(int kills) {
        Instant since = clock.instant().minus(CLOCKS_DIFFER);
        Ledger ledger = new Ledger();
        CompletableFuture<Void> killing =
                CompletableFuture.runAsync(() -> killer.kill(kills), Thread::startVirtualThread);
        send(ledger, new Spread("chaos-" + since.toEpochMilli(), LATE_PERCENT));
        try {
            killing.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException why ? why : failed;
        }
        Settling settling = new Settling(new Notifications(calls, addresses), ledger, since, clock, pause);
        Tally tally = settling.await(Duration.ofMinutes(WAIT_MINUTES), look -> {});
        Comparison comparison = Comparison.of(tally, new PostRoom(calls, addresses), clock, pause);
        return figures(Report.of("chaos", ledger, tally, comparison));
    }

    private void send(Ledger ledger, Spread spread) {
        Path file = MadeLog.write(CASES_A_ROUND);
        try (CaseLog opened = CaseLog.open(file);
                CaseLog log = opened.inOrderOfTime();
                Sending sending = new Sending(
                        calls,
                        addresses,
                        ChoosingMapping.choose(null, file),
                        spread,
                        Pace.of(SPEED, clock, pause),
                        ledger,
                        clock,
                        pause)) {
            for (Row row = log.next(); row != null; row = log.next()) {
                sending.send(row);
            }
            sending.finish();
        }
    }

    private static ChaosFigures figures(Report report) {
        long deliveries = report.channels().values().stream()
                .mapToLong(Report.Channel::planned)
                .sum();
        long unfinished =
                report.unfinished().values().stream().mapToLong(Long::longValue).sum();
        return new ChaosFigures(
                Map.of(),
                report.events(),
                report.notifications()
                        + report.nothing().values().stream()
                                .mapToLong(Long::longValue)
                                .sum(),
                deliveries,
                report.postRoom().found(),
                report.postRoom().lost(),
                unfinished,
                report.postRoom().repeated(),
                0,
                report.postRoom().doubled(),
                report.postRoom().outOfOrder(),
                report.problems());
    }

    private long unknowns() throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("""
                        select count(*) from (
                            select id from delivery where state = 'unknown' or repeats > 0
                            union
                            select delivery_id from attempt where outcome = 'unknown') as doubtful
                        """)) {
            count.next();
            return count.getLong(1);
        }
    }
}
