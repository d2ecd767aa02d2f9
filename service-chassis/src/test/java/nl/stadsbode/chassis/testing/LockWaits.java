package nl.stadsbode.chassis.testing;

import static org.awaitility.Awaitility.await;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Has one transaction wait for another on purpose. */
public final class LockWaits {

    private LockWaits() {}

    /** Called in a transaction: until another session waits for what this one holds. */
    public static void awaitOneBehindUs(JdbcClient jdbc) {
        int we = jdbc.sql("select pg_backend_pid()").query(Integer.class).single();
        await().until(() ->
                jdbc.sql("select count(*) from pg_locks where not granted and ? = any(pg_blocking_pids(pid))")
                                .param(we)
                                .query(Integer.class)
                                .single()
                        > 0);
    }
}
