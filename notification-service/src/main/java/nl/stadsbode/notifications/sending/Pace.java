package nl.stadsbode.notifications.sending;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How fast a carrier may be given messages, by all instances together: the generic cell rate algorithm, with the moment
 * at which the next message may go in one row. One statement reserves the moments of a chunk; without a limit there is
 * none. A clock that is ahead of others makes them wait, and never lets more through.
 */
final class Pace {

    private static final long NANOS = Duration.ofSeconds(1).toNanos();
    /** Work that is claimed at once, so that no claim ends while its message waits for its moment. */
    private static final int SECONDS_A_CLAIM = 5;

    /** Moments, one a message. */
    record Slots(Instant first, Duration apart, Clock clock) {

        /** Waits for the moment of one of them, counted from 0. Does not wait where the thread was told to stop. */
        void await(int index) {
            if (apart.isZero()) {
                return;
            }
            Duration left = Duration.between(clock.instant(), first.plus(apart.multipliedBy(index)));
            if (left.isPositive()) {
                try {
                    Thread.sleep(left);
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    private final String carrier;
    private final double rate;
    private final Duration apart;
    private final JdbcClient jdbc;
    private final Clock clock;

    /** @param rate messages a second; 0 for no limit */
    Pace(String carrier, double rate, JdbcClient jdbc, Clock clock) {
        this.carrier = carrier;
        this.rate = rate;
        this.apart = rate == 0 ? Duration.ZERO : Duration.ofNanos((long) (NANOS / rate));
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Most messages of a chunk, which is in doubt together if we die: a second's worth. */
    int chunk(int atMost) {
        return worth(1, atMost);
    }

    int claim(int atMost) {
        return worth(SECONDS_A_CLAIM, atMost);
    }

    private int worth(int seconds, int atMost) {
        return rate == 0 ? atMost : (int) Math.clamp(seconds * rate, 1, atMost);
    }

    /** Reserves the moments of so many messages, after all that were reserved before. */
    Slots reserve(int messages) {
        Instant now = clock.instant();
        if (apart.isZero()) {
            return new Slots(now, apart, clock);
        }
        Duration all = apart.multipliedBy(messages);
        OffsetDateTime end = jdbc.sql("""
                        insert into carrier_rate as known (carrier, free_at) values (?, ?)
                        on conflict (carrier) do update
                        set free_at = greatest(known.free_at, ?) + make_interval(secs => ?)
                        returning free_at
                        """)
                .param(carrier)
                .param(now.plus(all).atOffset(ZoneOffset.UTC))
                .param(now.atOffset(ZoneOffset.UTC))
                .param((double) all.toNanos() / NANOS)
                .query(OffsetDateTime.class)
                .single();
        return new Slots(end.toInstant().minus(all), apart, clock);
    }
}
