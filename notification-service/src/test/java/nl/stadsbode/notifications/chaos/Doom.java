package nl.stadsbode.notifications.chaos;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Where a life is to end: when it comes to a point for the n-th time. When that is long in coming, at any point at which
 * none has ended yet; and when that is too, anywhere.
 */
final class Doom implements Predicate<Point> {

    private final Point point;
    private final AtomicInteger left;
    private volatile Predicate<Point> otherwise = reached -> false;

    Doom(Point point, int time) {
        this.point = point;
        this.left = new AtomicInteger(time);
    }

    void anywhereBut(Set<Point> hit) {
        Set<Point> before = Set.copyOf(hit);
        otherwise = reached -> !before.contains(reached);
    }

    void anywhere() {
        otherwise = reached -> true;
    }

    @Override
    public boolean test(Point reached) {
        return reached.equals(point) && left.decrementAndGet() <= 0 || otherwise.test(reached);
    }
}
