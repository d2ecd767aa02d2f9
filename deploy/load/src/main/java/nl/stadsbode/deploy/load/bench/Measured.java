package nl.stadsbode.deploy.load.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was measured so far. */
final class Measured {

    EndToEnd.@Nullable Result endToEnd;

    @Nullable
    Double floor;

    @Nullable
    Double floorKeepingAll;

    @Nullable
    Double outbox;

    @Nullable
    Double outboxByHand;

    @Nullable
    Double letters;

    @Nullable
    Double realCarriers;

    @Nullable
    Double isolation;

    final List<Latency.Result> latencies = new ArrayList<>();

    Latency.@Nullable Result latencyByHand;

    @Nullable
    Integer pulseEvents;

    @Nullable
    Double pulseSeconds;

    Map<Integer, List<Double>> growth = Map.of();

    Map<Integer, List<Double>> growthByHand = Map.of();

    Map<String, Figures.Start> starts = Map.of();

    /**
     * @param hugePages whether PostgreSQL's buffers are in them
     * @param memory of each service in MiB, after all that it did without being started anew
     */
    Figures with(Benchmark.Size size, boolean hugePages, Map<String, Long> memory) {
        Map<String, Figures.Service> services = new LinkedHashMap<>();
        memory.forEach((name, mebibytes) -> services.put(name, service(starts.get(name), mebibytes)));
        Latency.Result highest = latencies.isEmpty() ? null : latencies.getLast();
        return new Figures(
                size,
                hugePages,
                endToEnd == null ? null : endToEnd.notifications(),
                floor,
                endToEnd == null ? null : endToEnd.perSecond(),
                endToEnd == null || floor == null ? null : endToEnd.publishedPerSecond() / floor,
                floorKeepingAll,
                endToEnd == null || floorKeepingAll == null ? null : endToEnd.keptPerSecond() / floorKeepingAll,
                outbox,
                outboxByHand,
                letters,
                realCarriers,
                isolation,
                highest == null ? null : highest.rate(),
                highest == null ? null : new Figures.LatencyMillis(highest.p50(), highest.p99(), highest.max()),
                latencies,
                latencyByHand,
                pulseEvents,
                pulseSeconds,
                growth.isEmpty() ? null : Growth.ratio(growth),
                growth,
                growthByHand.isEmpty() ? null : Growth.ratio(growthByHand),
                growthByHand,
                services);
    }

    private static Figures.Service service(Figures.@Nullable Start start, long mebibytes) {
        return start == null
                ? new Figures.Service(null, null, null, mebibytes)
                : new Figures.Service(start.seconds(), start.secondsWithCache(), start.idleMiB(), mebibytes);
    }
}
