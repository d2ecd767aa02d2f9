package nl.stadsbode.notifications.chaos;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One life of the service's process, from its start to its death at some point. After it nothing that it tries has an
 * effect: every call to the database, the broker or a carrier ends in {@link Killed}, and all its connections are cut, as
 * the operating system does it.
 */
final class Life {

    private final Predicate<Point> isTheEnd;
    private final Map<Point, Integer> passed = new ConcurrentHashMap<>();
    private final ConcurrentLinkedDeque<Runnable> cuts = new ConcurrentLinkedDeque<>();
    private final ReentrantReadWriteLock breath = new ReentrantReadWriteLock();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<@Nullable Point> diedAt = new AtomicReference<>();
    private volatile boolean over;

    /** @param isTheEnd asked at every point; the first for which it says yes is where it dies */
    Life(Predicate<Point> isTheEnd) {
        this.isTheEnd = isTheEnd;
    }

    void before(String what) {
        reach("before", what);
    }

    void after(String what) {
        reach("after", what);
    }

    private void reach(String side, String what) {
        requireAlive();
        Point point = Point.here(side, what);
        passed.merge(point, 1, Integer::sum);
        if (isTheEnd.test(point) && diedAt.compareAndSet(null, point)) {
            end();
            throw new Killed();
        }
        requireAlive();
    }

    void requireAlive() {
        if (over) {
            throw new Killed();
        }
    }

    boolean isOver() {
        return over;
    }

    /** Does something outside that is done whole or not at all, and never after the end. */
    <T> T whileAlive(Supplier<T> outside) {
        breath.readLock().lock();
        try {
            requireAlive();
            return outside.get();
        } finally {
            breath.readLock().unlock();
        }
    }

    /** What the death of the process cuts: a connection, a producer. */
    void cutAtTheEnd(Runnable cut) {
        cuts.add(cut);
        if (over) {
            cut.run();
            throw new Killed();
        }
    }

    void end() {
        breath.writeLock().lock();
        try {
            over = true;
        } finally {
            breath.writeLock().unlock();
        }
        cuts.forEach(Runnable::run);
        ended.countDown();
    }

    /** @return whether it is over within the time given */
    boolean awaitEnd(long millis) throws InterruptedException {
        return ended.await(millis, TimeUnit.MILLISECONDS);
    }

    /** Where it died, or null as long as it lives, or when it was ended from outside. */
    @Nullable
    Point diedAt() {
        return diedAt.get();
    }

    /** Every point that was passed, and how often. */
    Map<Point, Integer> passed() {
        return Map.copyOf(passed);
    }
}
