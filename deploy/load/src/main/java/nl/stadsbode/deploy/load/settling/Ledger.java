package nl.stadsbode.deploy.load.settling;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Where every row of the log is entered once: malformed, nothing with its reason, or accepted by the case-service. About
 * 200 bytes for each that was accepted.
 */
public final class Ledger {

    private static final int MALFORMED_KEPT = 1_000;

    /**
     * @param number of the row: within a case, the order in which they happened
     * @param late whether the resident's preferences were entered only after the case's first event
     */
    public record Accepted(long number, String caseId, boolean late) {}

    /** @param line in the file, from 1 */
    public record MalformedRow(long line, String why) {}

    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong malformed = new AtomicLong();
    private final AtomicLong repeats = new AtomicLong();
    private final List<MalformedRow> malformedRows = new ArrayList<>();
    private final Map<String, Long> nothing = new ConcurrentHashMap<>();
    private final Map<UUID, Accepted> accepted = new ConcurrentHashMap<>();

    public void row() {
        rows.incrementAndGet();
    }

    public synchronized void malformed(long line, String why) {
        malformed.incrementAndGet();
        if (malformedRows.size() < MALFORMED_KEPT) {
            malformedRows.add(new MalformedRow(line, why));
        }
    }

    /** @param reason code of why nobody is told */
    public void nothing(String reason) {
        nothing.merge(reason, 1L, Long::sum);
    }

    /** @param event id of the status, which is also that of its event */
    public void accepted(UUID event, Accepted what) {
        if (accepted.put(event, what) != null) {
            repeats.incrementAndGet();
        }
    }

    public long rows() {
        return rows.get();
    }

    public long malformed() {
        return malformed.get();
    }

    /** The first thousand. */
    public synchronized List<MalformedRow> malformedRows() {
        return List.copyOf(malformedRows);
    }

    /** Rows of which nothing was sent to the notification-service, by reason. */
    public Map<String, Long> nothing() {
        return new TreeMap<>(nothing);
    }

    public @Nullable Accepted accepted(UUID event) {
        return accepted.get(event);
    }

    public int acceptedCount() {
        return accepted.size();
    }

    /** Every row is in one place: what went in is what is there. */
    public boolean isComplete() {
        long entered = malformed()
                + accepted.size()
                + nothing.values().stream().mapToLong(Long::longValue).sum();
        return entered == rows() && repeats.get() == 0;
    }
}
