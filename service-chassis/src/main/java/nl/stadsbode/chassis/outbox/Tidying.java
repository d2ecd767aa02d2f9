package nl.stadsbode.chassis.outbox;

import java.time.Duration;

/**
 * When a relay vacuums. Until then each look steps over every row that was deleted, and the database's own vacuum comes
 * once a minute: at 250 events a second those steps were a tenth of all work of the machine.
 */
final class Tidying {

    private static final long EVERY_NANOS = Duration.ofSeconds(5).toNanos();
    private static final int WORTH_IT = 200;

    private long since = System.nanoTime();
    private int deleted;

    boolean isDue(int deletedNow) {
        deleted += deletedNow;
        if (deleted < WORTH_IT || System.nanoTime() - since < EVERY_NANOS) {
            return false;
        }
        since = System.nanoTime();
        deleted = 0;
        return true;
    }
}
