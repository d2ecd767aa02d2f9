package nl.stadsbode.notifications.carriers.email;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/** Open connections that nobody uses now; the one used last is used next, so that the others may end. */
final class Lines {

    private final Deque<Line> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    @Nullable
    Line taken(long nowNanos) {
        for (var line = idle.pollFirst(); line != null; line = idle.pollFirst()) {
            if (line.usableAt(nowNanos)) {
                return line;
            }
            line.end();
        }
        return null;
    }

    void back(Line line, long nowNanos) {
        if (line.usableAt(nowNanos)) {
            idle.addFirst(line);
        } else {
            line.end();
        }
        if (closed) {
            close();
        }
    }

    void endStale(long nowNanos) {
        for (var oldest = idle.peekLast(); oldest != null && !oldest.usableAt(nowNanos); oldest = idle.peekLast()) {
            if (idle.removeLastOccurrence(oldest)) {
                oldest.end();
            }
        }
    }

    void open() {
        closed = false;
    }

    void close() {
        closed = true;
        for (var line = idle.pollFirst(); line != null; line = idle.pollFirst()) {
            line.end();
        }
    }
}
