package nl.stadsbode.deploy.load.caselog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One row of a case log. */
public sealed interface Row {

    /** Line in the file at which it begins, from 1. */
    long line();

    /**
     * Something that was done in a case.
     *
     * @param transition of the activity's life cycle (XES lifecycle extension), as in {@code complete}; null when the log
     *     has none
     */
    record Event(
            long line,
            String caseId,
            String activity,
            @Nullable String transition,
            Instant at) implements Row {}

    /** A row that cannot be understood; those after it can. */
    record Malformed(long line, String why) implements Row {}

    /** Nothing after this line can be read. */
    record BrokenOff(long line, String why) implements Row {}
}
