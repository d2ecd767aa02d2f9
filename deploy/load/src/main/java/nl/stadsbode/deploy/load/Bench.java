package nl.stadsbode.deploy.load;

import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import nl.stadsbode.deploy.load.bench.Benchmark;
import nl.stadsbode.deploy.load.bench.Figures;
import nl.stadsbode.deploy.load.bench.FiguresFile;
import nl.stadsbode.deploy.load.bench.FiguresTable;
import nl.stadsbode.deploy.load.bench.Part;
import nl.stadsbode.deploy.load.report.ReportFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "bench",
        description =
                "Measures a stack whose carriers are those of a rehearsal and, beside it, the same work by hand: see "
                        + "deploy/bench --help.")
final class Bench implements Callable<Integer> {

    @Option(names = "--quick")
    private boolean quick;

    @Option(names = "--only", split = ",")
    private Set<Part> only = EnumSet.noneOf(Part.class);

    @Option(names = "--json")
    private @Nullable Path json;

    @Option(names = "--compare")
    private @Nullable Path compare;

    @Override
    public Integer call() {
        Figures before = compare == null ? null : FiguresFile.read(compare);
        if (json != null) {
            ReportFile.requireWritable(json);
        }
        Figures figures;
        try (Benchmark benchmark = Benchmark.of(System.getenv(), Clock.systemUTC(), System.out::println)) {
            figures = benchmark.run(quick ? Benchmark.Size.QUICK : Benchmark.Size.FULL, new TreeSet<>(parts()));
        }
        System.out.print(FiguresTable.of(figures, before));
        if (json != null) {
            FiguresFile.write(figures, json);
        }
        return 0;
    }

    /** In haste, those that need no service to be started again and no table to be filled. */
    private Set<Part> parts() {
        if (!only.isEmpty()) {
            return only;
        }
        return quick ? EnumSet.range(Part.END_TO_END, Part.LATENCY) : EnumSet.allOf(Part.class);
    }
}
