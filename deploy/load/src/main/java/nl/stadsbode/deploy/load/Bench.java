package nl.stadsbode.deploy.load;

import java.time.Clock;
import java.util.concurrent.Callable;
import nl.stadsbode.deploy.load.bench.Benchmark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "bench", description = "Measures the running stack and, beside it, the same work by hand.")
final class Bench implements Callable<Integer> {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this and do nothing.")
    private boolean help;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "40000",
            description = "Status changes. Default: 40000")
    private int events = 40_000;

    @Override
    public Integer call() {
        Benchmark.of(System.getenv(), Clock.systemUTC(), System.out::println).run(events);
        return 0;
    }
}
