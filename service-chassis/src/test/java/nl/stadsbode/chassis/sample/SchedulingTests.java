package nl.stadsbode.chassis.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.TaskScheduler;

/** Work that comes round by the clock. */
class SchedulingTests extends ChassisTest {

    private static final int THAT_TAKE_LONG = 5;

    @Autowired
    TaskScheduler scheduler;

    @Test
    void what_is_due_does_not_wait_for_what_takes_long() throws Exception {
        CountDownLatch begun = new CountDownLatch(THAT_TAKE_LONG);
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch due = new CountDownLatch(1);
        try {
            for (int i = 0; i < THAT_TAKE_LONG; i++) {
                scheduler.schedule(
                        () -> {
                            begun.countDown();
                            awaitQuietly(end);
                        },
                        Instant.now());
            }
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

            scheduler.schedule(due::countDown, Instant.now());

            assertThat(due.await(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            end.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
