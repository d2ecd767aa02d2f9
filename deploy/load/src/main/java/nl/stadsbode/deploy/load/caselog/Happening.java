package nl.stadsbode.deploy.load.caselog;

import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;

/** The parts of an event as they are written; what is missing is null. */
record Happening(
        @Nullable String caseId,
        @Nullable String activity,
        @Nullable String transition,
        @Nullable String timestamp) {

    Row at(long line) {
        if (caseId == null || caseId.isBlank()) {
            return new Row.Malformed(line, "it does not say which case it is about (" + Names.CASE + ")");
        }
        if (activity == null || activity.isBlank()) {
            return new Row.Malformed(line, "it does not say what was done (" + Names.ACTIVITY + ")");
        }
        if (timestamp == null || timestamp.isBlank()) {
            return new Row.Malformed(line, "it does not say when (" + Names.TIMESTAMP + ")");
        }
        try {
            return new Row.Event(
                    line,
                    caseId.strip(),
                    activity.strip(),
                    transition == null || transition.isBlank() ? null : transition.strip(),
                    Timestamps.parse(timestamp));
        } catch (DateTimeException malformed) {
            return new Row.Malformed(line, "its " + Names.TIMESTAMP + " is not a date and time");
        }
    }
}
