package nl.stadsbode.notifications.operations;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Figures that several watchers share: at most one count a second, and at most a tenth of the time spent on counting. */
@Component
class RecentFigures {

    private static final long SHARE = 10;
    private static final long AT_LEAST = Duration.ofSeconds(1).toNanos();

    private final ReadingFigures reading;
    private @Nullable Figures kept;
    private long keepUntil;

    RecentFigures(ReadingFigures reading) {
        this.reading = reading;
    }

    synchronized Figures get() {
        long begun = System.nanoTime();
        Figures known = kept;
        if (known != null && begun - keepUntil < 0) {
            return known;
        }
        Figures counted = reading.since(null);
        long now = System.nanoTime();
        kept = counted;
        keepUntil = now + Math.max(AT_LEAST, (now - begun) * SHARE);
        return counted;
    }

    /** Counts anew the next time: something was just changed by whom asks. */
    synchronized void forget() {
        kept = null;
    }
}
