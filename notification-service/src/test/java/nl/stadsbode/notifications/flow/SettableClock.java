package nl.stadsbode.notifications.flow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The system's clock, put forward by a test. Starts at noon, when no quiet hours are. */
public final class SettableClock extends Clock {

    private static final Instant NOON = Instant.parse("2026-11-23T11:00:00Z");
    private final long begun = System.nanoTime();
    private volatile Duration ahead = Duration.ZERO;

    public void forward(Duration by) {
        ahead = ahead.plus(by);
    }

    /** To a moment between noon and one, if it is not that already. */
    public void toNoon() {
        long hour = instant().atZone(ZoneOffset.UTC).getHour();
        forward(Duration.ofHours((11 - hour + 24) % 24));
    }

    @Override
    public Instant instant() {
        return NOON.plus(ahead).plusNanos(System.nanoTime() - begun);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new IllegalArgumentException("UTC alone");
    }
}
