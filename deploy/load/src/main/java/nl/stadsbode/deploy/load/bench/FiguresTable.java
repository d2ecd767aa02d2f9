package nl.stadsbode.deploy.load.bench;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures for people, beside those of an earlier run where there are any. */
public final class FiguresTable {

    private FiguresTable() {}

    public static String of(Figures now, @Nullable Figures before) {
        StringBuilder table = new StringBuilder();
        table.append(String.format("%n%-44s %12s %s%n", "", "now", before == null ? "" : "  before   ratio"));
        row(table, "end to end, to the carrier (/s)", now.endToEndPerSecond(), before, Figures::endToEndPerSecond);
        row(table, "the floor: the same writes by hand (/s)", now.floorPerSecond(), before, Figures::floorPerSecond);
        row(table, "end to end as part of the floor", now.ratioToFloor(), before, Figures::ratioToFloor);
        row(table, "outbox to broker (/s)", now.outboxPerSecond(), before, Figures::outboxPerSecond);
        row(table, "outbox to broker, by hand (/s)", now.outboxFloorPerSecond(), before, Figures::outboxFloorPerSecond);
        row(table, "letters, on one core (PDF/s)", now.lettersPerSecond(), before, Figures::lettersPerSecond);
        String at = "latency at " + now.rate() + "/s, ";
        row(
                table,
                at + "half within (ms)",
                now.latencyMs().p50(),
                before,
                figures -> figures.latencyMs().p50());
        row(
                table,
                at + "99 % within (ms)",
                now.latencyMs().p99(),
                before,
                figures -> figures.latencyMs().p99());
        row(
                table,
                at + "longest (ms)",
                now.latencyMs().max(),
                before,
                figures -> figures.latencyMs().max());
        now.services()
                .forEach((name, service) -> table.append(String.format(
                        Locale.ROOT, "%-44s %12d%n", name + ", memory after the run (MiB)", service.rssMiB())));
        return table.toString();
    }

    private interface Reading {
        double of(Figures figures);
    }

    private static void row(StringBuilder table, String what, double value, @Nullable Figures before, Reading reading) {
        table.append(String.format(Locale.ROOT, "%-44s %12.2f", what, value));
        if (before != null) {
            double earlier = reading.of(before);
            table.append(String.format(Locale.ROOT, " %10.2f %7.2f", earlier, value / earlier));
        }
        table.append(System.lineSeparator());
    }
}
