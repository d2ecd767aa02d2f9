package nl.stadsbode.deploy.load.stack;

import java.time.Duration;

/**
 * How a call is repeated while its service is away.
 *
 * @param total how long one call is tried
 * @param first wait after the first failure; doubled each time
 * @param longest between two tries
 */
public record Patience(Duration total, Duration first, Duration longest) {

    private static final int MOST_DOUBLINGS = 20;

    public static Patience ofMinutes(long minutes) {
        return new Patience(Duration.ofMinutes(minutes), Duration.ofMillis(200), Duration.ofSeconds(5));
    }

    /**
     * @param failures so far, from 1
     * @param random from 0 to 1: half of the wait is by chance, so that callers do not come back together
     */
    Duration before(int failures, double random) {
        Duration full = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        long millis = Math.min(full.toMillis(), longest.toMillis());
        return Duration.ofMillis(Math.round(millis * (0.5 + random / 2)));
    }
}
