package nl.stadsbode.deploy.load.caselog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A log whose rows come in the order in which they happened, for those that are written case by case. In memory. */
final class InOrderOfTime implements CaseLog {

    /** About 500 MB. */
    private static final int MOST = 2_000_000;

    private final Iterator<Row> sorted;

    InOrderOfTime(CaseLog log) {
        List<Row> rows = new ArrayList<>();
        try (log) {
            for (Row row = log.next(); row != null; row = log.next()) {
                if (rows.size() == MOST) {
                    throw new UnreadableLog("The log has more than " + MOST
                            + " events, written case by case. Sort it by time and save it as CSV, or use --speed max.");
                }
                rows.add(row);
            }
        }
        rows.sort(Comparator.comparing(InOrderOfTime::moment));
        this.sorted = rows.iterator();
    }

    private static Instant moment(Row row) {
        return row instanceof Row.Event event ? event.at() : Instant.MIN;
    }

    @Override
    public @Nullable Row next() {
        return sorted.hasNext() ? sorted.next() : null;
    }

    @Override
    public void close() {}
}
