package nl.stadsbode.deploy.load.bench;

import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import nl.stadsbode.deploy.load.bench.Figures.Service;
import org.jspecify.annotations.Nullable;

/** Figures for people, beside those of an earlier run where there are any. */
public final class FiguresTable {

    private FiguresTable() {}

    public static String of(Figures now, @Nullable Figures before) {
        StringBuilder table = new StringBuilder();
        table.append(String.format("%n%-44s %12s %s%n", "", "now", before == null ? "" : "  before   ratio"));
        if (before != null && !Objects.equals(now.size(), before.size())) {
            table.append(String.format("Before, other amounts were measured: what follows does not compare.%n"));
        }
        if (before != null && !Objects.equals(now.hugePages(), before.hugePages())) {
            table.append(String.format("Only one of the two had huge pages: what follows does not compare.%n"));
        }
        if (Boolean.FALSE.equals(now.hugePages())) {
            table.append(String.format("Without huge pages: this machine may not be told to have them.%n"));
        }
        row(table, "end to end, to the carrier (/s)", now, before, Figures::endToEndPerSecond);
        row(table, "the floor: the same writes by hand (/s)", now, before, Figures::floorPerSecond);
        row(table, "end to end as part of the floor", now, before, Figures::ratioToFloor);
        row(table, "the floor with all that is kept (/s)", now, before, Figures::floorKeepingAllPerSecond);
        row(table, "end to end as part of that", now, before, Figures::ratioToFloorKeepingAll);
        row(table, "outbox to broker (/s)", now, before, Figures::outboxPerSecond);
        row(table, "outbox to broker, by hand (/s)", now, before, Figures::outboxFloorPerSecond);
        row(table, "letters (PDF/s)", now, before, Figures::lettersPerSecond);
        for (Latency.Result each : now.latencies()) {
            latency(table, "latency at " + each.rate() + "/s, ", now, before, atRate(each.rate()));
        }
        latency(table, "the same by hand, ", now, before, Figures::latencyByHand);
        row(table, now.pulseEvents() + " changes at once told after (s)", now, before, Figures::pulseSeconds);
        row(table, "to real carriers (/s)", now, before, Figures::realCarriersPerSecond);
        row(table, "e-mail, SMS centre silent to paused", now, before, Figures::isolationRatio);
        row(table, "time for a change, most rows to fewest", now, before, Figures::growthRatio);
        row(table, "the same by hand, with all that is kept", now, before, Figures::floorGrowthRatio);
        for (String name : now.services().keySet()) {
            row(table, name + ", ready after (s)", now, before, service(name, Service::readySeconds));
            row(table, name + ", with the AOT cache (s)", now, before, service(name, Service::readySecondsAot));
            row(table, name + ", memory when idle (MiB)", now, before, service(name, Service::rssMiB));
            row(table, name + ", after the run (MiB)", now, before, service(name, Service::rssMiBAfterRun));
        }
        return table.toString();
    }

    private static void latency(
            StringBuilder table,
            String what,
            Figures now,
            @Nullable Figures before,
            Function<Figures, Latency.@Nullable Result> which) {
        row(table, what + "half within (ms)", now, before, of(which, Latency.Result::p50));
        row(table, what + "99 % within (ms)", now, before, of(which, Latency.Result::p99));
        row(table, what + "longest (ms)", now, before, of(which, Latency.Result::max));
        row(table, what + "CPU of a change (ms)", now, before, of(which, Latency.Result::cpu));
    }

    private static Function<Figures, Latency.@Nullable Result> atRate(int rate) {
        return figures -> figures.latencies().stream()
                .filter(each -> each.rate() == rate)
                .findFirst()
                .orElse(null);
    }

    private static Reading of(
            Function<Figures, Latency.@Nullable Result> which, Function<Latency.Result, @Nullable Double> reading) {
        return figures -> {
            Latency.Result result = which.apply(figures);
            return result == null ? null : reading.apply(result);
        };
    }

    private static Reading service(String name, Function<Service, @Nullable Number> reading) {
        return figures -> {
            Service service = figures.services().get(name);
            Number value = service == null ? null : reading.apply(service);
            return value == null ? null : value.doubleValue();
        };
    }

    private interface Reading {
        @Nullable
        Double of(Figures figures);
    }

    /** A figure that was not measured has no row. */
    private static void row(StringBuilder table, String what, Figures now, @Nullable Figures before, Reading reading) {
        Double value = reading.of(now);
        if (value == null) {
            return;
        }
        table.append(String.format(Locale.ROOT, "%-44s %12.2f", what, value));
        Double earlier = before == null ? null : reading.of(before);
        if (earlier != null) {
            table.append(String.format(Locale.ROOT, " %10.2f %7.2f", earlier, value / earlier));
        }
        table.append(System.lineSeparator());
    }
}
