package nl.stadsbode.cases.casework;

import nl.stadsbode.chassis.problem.Problem;
import org.jspecify.annotations.Nullable;

/** The version of a case as an entity tag (RFC 9110, section 8.8.3). */
final class Versions {

    private Versions() {}

    static String etag(int version) {
        return "\"" + version + "\"";
    }

    /** The version that a caller has seen, or null when it does not matter. */
    static @Nullable Integer seen(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return null;
        }
        String digits = ifMatch.strip().replaceFirst("^W/", "").replace("\"", "");
        if (!digits.matches("\\d{1,9}")) {
            throw Problem.badRequest("if-match-malformed", "If-Match holds one ETag of a case, such as \"3\".");
        }
        return Integer.valueOf(digits);
    }
}
