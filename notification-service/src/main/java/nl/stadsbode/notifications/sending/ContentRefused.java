package nl.stadsbode.notifications.sending;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a write that the database will refuse for ever from one that it cannot take now (PostgreSQL, appendix A). */
final class ContentRefused {

    /** Data exception, integrity constraint violation, program limit exceeded (an index entry that is too long). */
    private static final Set<String> FOR_WHAT_IT_SAYS = Set.of("22", "23", "54");

    private ContentRefused() {}

    static boolean isWhy(RuntimeException failure) {
        String state = sqlState(failure);
        return state != null && state.length() == 5 && FOR_WHAT_IT_SAYS.contains(state.substring(0, 2));
    }

    static @Nullable String sqlState(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return null;
    }
}
