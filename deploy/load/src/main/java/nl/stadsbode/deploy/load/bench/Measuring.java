package nl.stadsbode.deploy.load.bench;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Waiting for what is measured, with a bound. */
final class Measuring {

    private static final long LOOK_MILLIS = 100;
    private static final long SELDOM_MILLIS = 1_000;
    private static final long LONGEST_MILLIS = 10_000;

    /** Something to be measured did not happen. */
    static final class Failed extends RuntimeException {
        Failed(String why) {
            super(why);
        }

        Failed(String why, Throwable cause) {
            super(why + ": " + cause.getMessage(), cause);
        }
    }

    private Measuring() {}

    static void await(String what, Duration atMost, BooleanSupplier done) {
        await(what, atMost, LOOK_MILLIS, done);
    }

    /** For a look that costs something of what is measured. */
    static void awaitSeldom(String what, Duration atMost, BooleanSupplier done) {
        await(what, atMost, SELDOM_MILLIS, done);
    }

    static void await(String what, Duration atMost, long lookMillis, BooleanSupplier done) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new Failed(what + " did not happen within " + atMost.toSeconds() + " s");
            }
            pause(lookMillis);
        }
    }

    /**
     * Until so many are there. Looks seldom while many are missing: a look costs something of what is measured, and the
     * more the more there are.
     */
    static void awaitCount(String what, Duration atMost, long count, LongSupplier there) {
        long begun = System.nanoTime();
        for (long now = there.getAsLong(); now < count; now = there.getAsLong()) {
            Duration passed = Duration.ofNanos(System.nanoTime() - begun);
            if (passed.compareTo(atMost) > 0) {
                throw new Failed(what + " did not happen within " + atMost.toSeconds() + " s");
            }
            long left = now < count / 10 ? 0 : passed.toMillis() * (count - now) / now;
            pause(Math.clamp(left / 2, SELDOM_MILLIS, LONGEST_MILLIS));
        }
    }

    static double perSecond(long count, long nanos) {
        return count * 1e9 / nanos;
    }

    static void say(Consumer<String> progress, String line, Object... values) {
        progress.accept(String.format(java.util.Locale.ROOT, line, values));
    }

    static void rest(Duration lasting) {
        pause(lasting.toMillis());
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new Failed("it was stopped");
        }
    }
}
