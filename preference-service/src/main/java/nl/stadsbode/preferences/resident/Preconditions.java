package nl.stadsbode.preferences.resident;

import nl.stadsbode.chassis.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Reads {@code If-Match} and {@code If-None-Match} (RFC 9110, section 13.1). */
final class Preconditions {

    private static final long NONE = 0;

    private Preconditions() {}

    /** The version a caller decided on; 0 when there should be none; null when any will do. */
    static @Nullable Long expected(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        if ("*".equals(ifNoneMatch)) {
            return NONE;
        }
        if (ifMatch == null || ifMatch.equals("*")) {
            return null;
        }
        try {
            return Long.parseLong(
                    ifMatch.replaceFirst("^W/", "").replace("\"", "").strip());
        } catch (NumberFormatException malformed) {
            throw Problem.badRequest("malformed-if-match", "If-Match holds an ETag that GET answered, as in \"3\".");
        }
    }
}
