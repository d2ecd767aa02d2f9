package nl.stadsbode.deploy.load;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import nl.stadsbode.deploy.load.chaos.ChaosFigures;
import nl.stadsbode.deploy.load.chaos.ChaosReport;
import nl.stadsbode.deploy.load.chaos.KillingProcesses;
import nl.stadsbode.deploy.load.report.ReportFile;
import nl.stadsbode.deploy.load.stack.Pause;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "chaos",
        description = "Kills processes of a stack that starts them again while status changes come in, and judges: see "
                + "deploy/chaos --help.")
final class Chaos implements Callable<Integer> {

    @Option(names = "--kills", required = true)
    private int kills;

    @Option(names = "--seed", required = true)
    private long seed;

    /** What was killed between steps before. */
    @Option(names = "--between-steps")
    private @Nullable Path betweenSteps;

    @Option(names = "--json")
    private @Nullable Path json;

    @Override
    public Integer call() throws SQLException {
        if (json != null) {
            ReportFile.requireWritable(json);
        }
        ChaosFigures steps = betweenSteps == null ? null : ChaosReport.read(betweenSteps);
        ChaosReport report = ChaosReport.of(steps, kills == 0 ? null : killProcesses());
        System.out.print(report.table());
        if (json != null) {
            report.write(json);
        }
        return report.right() ? 0 : 1;
    }

    private ChaosFigures killProcesses() throws SQLException {
        AtomicInteger killed = new AtomicInteger();
        return new KillingProcesses(
                        System.getenv(),
                        seed,
                        Clock.systemUTC(),
                        Pause.REAL,
                        name -> System.out.printf("killed %d of %d: %s%n", killed.incrementAndGet(), kills, name))
                .kill(kills);
    }
}
