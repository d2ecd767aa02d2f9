package nl.stadsbode.deploy.load.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was measured so far. */
final class Measured {

    EndToEnd.@Nullable Result endToEnd;

    @Nullable
    Double floor;

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

    Latency.@Nullable Result latency;

    @Nullable
    Double growth;

    Map<String, Figures.Start> starts = Map.of();

    /** @param memory of each service in MiB, after all else */
    Figures with(Map<String, Long> memory) {
        Map<String, Figures.Service> services = new LinkedHashMap<>();
        memory.forEach((name, mebibytes) -> services.put(name, service(starts.get(name), mebibytes)));
        return new Figures(
                endToEnd == null ? null : endToEnd.notifications(),
                floor,
                endToEnd == null ? null : endToEnd.perSecond(),
                endToEnd == null || floor == null ? null : endToEnd.publishedPerSecond() / floor,
                outbox,
                outboxByHand,
                letters,
                realCarriers,
                isolation,
                latency == null ? null : latency.rate(),
                latency == null ? null : new Figures.LatencyMillis(latency.p50(), latency.p99(), latency.max()),
                growth,
                services);
    }

    private static Figures.Service service(Figures.@Nullable Start start, long mebibytes) {
        return start == null
                ? new Figures.Service(null, null, null, mebibytes)
                : new Figures.Service(start.seconds(), start.secondsWithCache(), start.idleMiB(), mebibytes);
    }
}
