package nl.stadsbode.chassis.sql;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The plans that the database keeps with a connection, one a statement, for whatever values come. */
public final class PlanCache {

    private PlanCache() {}

    /**
     * Until the transaction ends, statements are planned for their values: for a list by filters that a person chooses, of
     * which each is served by another index.
     *
     * @throws IllegalStateException outside a transaction
     */
    public static void planForValues(JdbcClient jdbc) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("plans are made for values until the transaction ends");
        }
        jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
    }
}
