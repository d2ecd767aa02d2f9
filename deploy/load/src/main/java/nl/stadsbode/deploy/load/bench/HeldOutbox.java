package nl.stadsbode.deploy.load.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A service's outbox that nobody publishes, because its shards' advisory locks are held here: it fills, and drains from
 * {@link #close} on.
 */
final class HeldOutbox implements AutoCloseable {

    /** As the relay has it: the first half of the advisory lock's key. */
    private static final int LOCK_CLASS = 0x0B0DE;

    /** As many as a service has that is not told otherwise. */
    static final int SHARDS = 4;

    private static final Duration TAKEN_WITHIN = Duration.ofSeconds(30);

    private final List<Connection> locks = new ArrayList<>();

    HeldOutbox(Databases databases, String database) {
        List<Thread> waiting = new ArrayList<>();
        try (Connection other = databases.connect(database)) {
            for (int shard = 0; shard < SHARDS; shard++) {
                Connection connection = databases.connect(database);
                locks.add(connection);
                String take = "select pg_advisory_lock(" + LOCK_CLASS + ", " + shard + ")";
                waiting.add(Thread.ofVirtual().start(() -> Databases.execute(connection, take)));
            }
            Measuring.await("holding the outbox of " + database, TAKEN_WITHIN, () -> {
                Databases.execute(other, """
                        select pg_terminate_backend(pid) from pg_locks
                        where locktype = 'advisory' and granted and classid = %d
                          and database = (select oid from pg_database where datname = current_database())
                          and pid not in (select pid from pg_stat_activity where application_name = '%s')
                        """.formatted(LOCK_CLASS, Databases.APPLICATION));
                return waiting.stream().noneMatch(Thread::isAlive);
            });
        } catch (SQLException unclosed) {
            throw new Measuring.Failed("holding the outbox of " + database, unclosed);
        }
    }

    @Override
    public void close() {
        for (Connection connection : locks) {
            try {
                connection.close();
            } catch (SQLException gone) {
                // Then the lock is gone as well.
            }
        }
    }
}
