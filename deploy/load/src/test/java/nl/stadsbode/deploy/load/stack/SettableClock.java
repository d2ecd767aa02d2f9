package nl.stadsbode.deploy.load.stack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes on only when someone waits. */
public final class SettableClock extends Clock implements Pause {

    private Instant now;
    private Duration waited = Duration.ZERO;

    public SettableClock(Instant now) {
        this.now = now;
    }

    @Override
    public synchronized void of(Duration duration) {
        now = now.plus(duration);
        waited = waited.plus(duration);
    }

    public synchronized Duration waited() {
        return waited;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
