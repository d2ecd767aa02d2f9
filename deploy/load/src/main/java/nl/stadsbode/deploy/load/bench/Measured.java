package nl.stadsbode.deploy.load.bench;

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

    Latency.@Nullable Result latency;

    Figures with(Map<String, Figures.Service> services) {
        return new Figures(
                endToEnd == null ? null : endToEnd.notifications(),
                floor,
                endToEnd == null ? null : endToEnd.perSecond(),
                endToEnd == null || floor == null ? null : endToEnd.publishedPerSecond() / floor,
                outbox,
                outboxByHand,
                letters,
                latency == null ? null : latency.rate(),
                latency == null ? null : new Figures.LatencyMillis(latency.p50(), latency.p99(), latency.max()),
                services);
    }
}
