package nl.stadsbode.notifications.chaos;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Where a life is to end: when it comes to a point for the n-th time; or, when that is long in coming, anywhere. */
final class Doom implements Predicate<Point> {

    private final Point point;
    private final AtomicInteger left;
    private volatile boolean anywhere;

    Doom(Point point, int time) {
        this.point = point;
        this.left = new AtomicInteger(time);
    }

    void anywhere() {
        anywhere = true;
    }

    @Override
    public boolean test(Point reached) {
        return anywhere || reached.equals(point) && left.decrementAndGet() == 0;
    }
}
