package nl.stadsbode.deploy.load.sending;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import nl.stadsbode.deploy.load.stack.Pause;
import nl.stadsbode.deploy.load.stack.Unusable;

/** How fast the log's time goes by. */
@FunctionalInterface
public interface Pace {

    /** As fast as the services take it. */
    Pace MAX = moment -> {};

    /** Returns when it is time for what happened at this moment of the log; what is out of order is not waited for. */
    void await(Instant moment);

    /** @param times as fast as it happened */
    static Pace of(double times, Clock clock, Pause pause) {
        return new Pace() {
            private Instant logBegan = Instant.MAX;
            private Instant began = Instant.MAX;

            @Override
            public void await(Instant moment) {
                if (logBegan.equals(Instant.MAX)) {
                    logBegan = moment;
                    began = clock.instant();
                }
                long millis = Math.round(Duration.between(logBegan, moment).toMillis() / times);
                Duration rest = Duration.between(clock.instant(), began.plusMillis(millis));
                if (rest.isPositive()) {
                    pause.of(rest);
                }
            }
        };
    }

    /**
     * @param written {@code max}, or how many times as fast as the log's own clock
     * @throws Unusable when it is neither
     */
    static Pace read(String written, Clock clock, Pause pause) {
        if (written.equals("max")) {
            return MAX;
        }
        try {
            double times = Double.parseDouble(written);
            if (times > 0 && !Double.isInfinite(times)) {
                return of(times, clock, pause);
            }
        } catch (NumberFormatException malformed) {
            // Said below.
        }
        throw new Unusable("--speed is 'max' or a number above 0, as in 1000: that many times as fast as the log.");
    }
}
