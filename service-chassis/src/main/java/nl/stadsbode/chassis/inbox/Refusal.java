package nl.stadsbode.chassis.inbox;

import java.util.Set;
import nl.stadsbode.chassis.sql.SqlState;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Why a transaction failed, by the class of its SQLSTATE (PostgreSQL, appendix A). */
enum Refusal {
    /** Deadlock or serialisation failure: try again at once. */
    CONFLICT,
    /** The database is away or in trouble: try again later, skip nothing. */
    DATABASE_AWAY,
    /** The event itself cannot be taken; also where something in it is too long for an index (54). */
    FOR_WHAT_IT_SAYS;

    private static final Set<String> TROUBLE = Set.of("08", "25", "42", "53", "55", "57", "58", "F0", "XX");

    static Refusal of(RuntimeException failure) {
        String family = SqlState.family(failure);
        if (family != null) {
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
        String state = SqlState.of(failure);
        return state != null
                ? "the database refuses it (SQLSTATE " + state + ")"
                : failure.getClass().getSimpleName();
    }
}
