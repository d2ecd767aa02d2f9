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

    @Nullable
    Double growth;

    Map<String, Figures.Start> starts = Map.of();

    /** @param memory of each service in MiB, after all else */
    Figures with(Map<String, Long> memory) {
        Map<String, Figures.Service> services = new LinkedHashMap<>();
        memory.forEach((name, mebibytes) -> services.put(name, service(starts.get(name), mebibytes)));
        Latency.Result highest = latencies.isEmpty() ? null : latencies.getLast();
        return new Figures(
                endToEnd == null ? null : endToEnd.notifications(),
                floor,
                endToEnd == null ? null : endToEnd.perSecond(),
                ratioTo(floor),
                floorKeepingAll,
                ratioTo(floorKeepingAll),
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
                growth,
                services);
    }

    private @Nullable Double ratioTo(@Nullable Double perSecond) {
        return endToEnd == null || perSecond == null ? null : endToEnd.publishedPerSecond() / perSecond;
    }

    private static Figures.Service service(Figures.@Nullable Start start, long mebibytes) {
        return start == null
                ? new Figures.Service(null, null, null, mebibytes)
                : new Figures.Service(start.seconds(), start.secondsWithCache(), start.idleMiB(), mebibytes);
    }
}
