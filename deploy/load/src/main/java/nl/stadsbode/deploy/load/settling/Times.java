package nl.stadsbode.deploy.load.settling;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** How long it took from announcing a status to its first hand-over to a carrier. */
public final class Times {

    private static final int DIGITS = 3;
    private static final double NEARLY_ALL = 0.99;

    private final Histogram latency = new Histogram(DIGITS);
    private final List<Instant> handOvers = new ArrayList<>();
    private @Nullable Instant firstAnnounced;

    /** @param late whether the resident's preferences came late, on purpose: how long that took says nothing */
    void add(Instant announced, Instant sent, boolean late) {
        handOvers.add(sent);
        firstAnnounced = firstAnnounced == null || announced.isBefore(firstAnnounced) ? announced : firstAnnounced;
        if (!late) {
            latency.recordValue(Math.max(0, Duration.between(announced, sent).toMillis()));
        }
    }

    /**
     * First hand-overs a second, from the first announcement until 99 of 100 were done: the last few are those that a
     * carrier refused for the time being. Null when there was none.
     */
    public @Nullable Double perSecond() {
        if (firstAnnounced == null) {
            return null;
        }
        List<Instant> inOrder = new ArrayList<>(handOvers);
        Collections.sort(inOrder);
        int counted = (int) Math.ceil(inOrder.size() * NEARLY_ALL);
        long millis = Duration.between(firstAnnounced, inOrder.get(counted - 1)).toMillis();
        return Math.round(counted * 10_000.0 / Math.max(1, millis)) / 10.0;
    }

    /**
     * Milliseconds, of residents whose preferences were there in time; null when there was none.
     *
     * @param percentile from 0 to 100
     */
    public @Nullable Long latency(double percentile) {
        return latency.getTotalCount() == 0 ? null : latency.getValueAtPercentile(percentile);
    }
}
