package nl.stadsbode.chassis.inbox;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Why a transaction failed, by the class of its SQLSTATE (PostgreSQL, appendix A). */
enum Refusal {
    /** Deadlock or serialisation failure: try again at once. */
    CONFLICT,
    /** The database is away or in trouble: try again later, skip nothing. */
    DATABASE_AWAY,
    /** The event itself cannot be taken. */
    FOR_WHAT_IT_SAYS;

    private static final Set<String> TROUBLE = Set.of("08", "25", "42", "53", "54", "55", "57", "58", "F0", "XX");

    static Refusal of(RuntimeException failure) {
        String state = sqlState(failure);
        if (state != null) {
            String family = state.substring(0, Math.min(2, state.length()));
            if (family.equals("40")) {
                return CONFLICT;
            }
            return TROUBLE.contains(family) ? DATABASE_AWAY : FOR_WHAT_IT_SAYS;
        }
        return failure instanceof CannotCreateTransactionException
                        || failure instanceof TransactionSystemException
                        || failure instanceof DataAccessResourceFailureException
                ? DATABASE_AWAY
                : FOR_WHAT_IT_SAYS;
    }

    static String describe(RuntimeException failure) {
        String state = sqlState(failure);
        return state != null
                ? "the database refuses it (SQLSTATE " + state + ")"
                : failure.getClass().getSimpleName();
    }

    private static @Nullable String sqlState(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return null;
    }
}
