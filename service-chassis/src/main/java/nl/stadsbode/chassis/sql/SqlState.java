package nl.stadsbode.chassis.sql;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL says of a failure (appendix A). */
public final class SqlState {

    private SqlState() {}

    /** The first two characters, by which kinds of failure are told apart; null as for {@link #of}. */
    public static @Nullable String family(Throwable failure) {
        String state = of(failure);
        return state == null ? null : state.substring(0, Math.min(2, state.length()));
    }

    /** Five characters; null when the failure did not come from the database. */
    public static @Nullable String of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return null;
    }
}
