package nl.stadsbode.deploy.load;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import nl.stadsbode.deploy.load.mapping.ActivityMapping;
import nl.stadsbode.deploy.load.mapping.ChoosingMapping;
import nl.stadsbode.deploy.load.people.Spread;
import nl.stadsbode.deploy.load.report.Report;
import nl.stadsbode.deploy.load.report.ReportFile;
import nl.stadsbode.deploy.load.report.Table;
import nl.stadsbode.deploy.load.stack.Addresses;
import nl.stadsbode.deploy.load.stack.Pause;
import nl.stadsbode.deploy.load.stack.Unusable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "replay",
        description = "Plays a case log through the running stack, waits until all of it has ended, and counts.",
        sortOptions = false,
        footer = {
            "",
            "Every case gets a made-up resident with made-up preferences, the same ones in every replay. Nearly nobody "
                    + "has quiet hours, so that a replay ends at any time of the day. Some have a number or an address at "
                    + "which the post room lets messages fail.",
            "",
            "Exit status: 0 when every row is accounted for; 1 when something is lost, double, out of order or "
                    + "unfinished; 2 when the command cannot be carried out as it was given."
        })
final class Replay implements Callable<Integer> {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this and do nothing.")
    private boolean help;

    @Parameters(paramLabel = "FILE", description = "A case log: CSV or XES, also gzipped.")
    private Path file = Path.of("");

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            defaultValue = "max",
            description = "N times as fast as the log's clock, or as fast as it goes. Default: max")
    private String speed = "max";

    @Option(
            names = "--map",
            paramLabel = "FILE",
            description = "Which activity is which status. Default: one that fits")
    private @Nullable Path map;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures as JSON as well.")
    private @Nullable Path json;

    @Option(
            names = "--residents-late",
            paramLabel = "PERCENT",
            defaultValue = "10",
            description = "Share of residents whose preferences arrive after their case's first event. Default: 10")
    private int residentsLate = 10;

    @Option(names = "--limit", paramLabel = "N", description = "Stop after N rows.")
    private long limit = Long.MAX_VALUE;

    @Option(
            names = "--run",
            paramLabel = "ID",
            description = "Name of this run. Given again with the same log, it goes on where it ended and sends nothing"
                    + " twice. Default: a new one")
    private @Nullable String run;

    @Option(
            names = "--wait",
            paramLabel = "MINUTES",
            defaultValue = "30",
            description = "How long to wait for messages to end, and for a service that is away. Default: 30")
    private int waitMinutes = 30;

    @Override
    public Integer call() {
        if (residentsLate < 0 || residentsLate > 100 || limit < 1 || waitMinutes < 1) {
            throw new Unusable("--residents-late is 0 to 100; --limit and --wait are at least 1.");
        }
        if (run != null && !run.matches("[A-Za-z0-9._-]{1,40}")) {
            throw new Unusable("--run has 1 to 40 letters, digits, dots, dashes or underscores.");
        }
        if (json != null) {
            ReportFile.requireWritable(json);
        }
        ActivityMapping mapping = ChoosingMapping.choose(map, file);
        Addresses addresses = Addresses.from(System.getenv());
        Clock clock = Clock.systemUTC();
        RunName name = RunName.of(run, clock);
        Replaying replaying = new Replaying(
                addresses,
                mapping,
                new Spread(name.value(), residentsLate),
                name.since(),
                waitMinutes,
                clock,
                Pause.REAL);
        Report report = replaying.replay(file, limit, speed);
        System.out.print(Table.of(report));
        if (json != null) {
            ReportFile.write(report, json);
        }
        return report.isRight() ? 0 : 1;
    }
}
