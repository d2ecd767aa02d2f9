package nl.stadsbode.chassis.outbox;

import java.util.Objects;
import org.springframework.jdbc.core.JdbcOperations;

/** In how many shards the events of a database lie: what was set when it was first used, ever after. */
final class FixedShards {

    private FixedShards() {}

    /** @throws IllegalStateException where it is another number now */
    static void require(JdbcOperations jdbc, int shards) {
        jdbc.update("insert into outbox_shards (shards) values (?) on conflict do nothing", shards);
        int fixed = Objects.requireNonNull(jdbc.queryForObject("select shards from outbox_shards", Integer.class));
        if (fixed != shards) {
            throw new IllegalStateException(
                    "stadsbode.outbox.shards is " + shards + ", and the events of this database lie in " + fixed
                            + ": with another number some would never be published. Set it to " + fixed + ".");
        }
    }
}
