package nl.stadsbode.deploy.load.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;

/** A service's own relay, alone: from a full outbox to the broker, on a topic that nobody listens to. */
final class OutboxDrain {

    private static final Duration WITHIN = Duration.ofMinutes(5);

    /** A shard is published in the order of its positions: when its last row is gone, so are all. */
    private static final String LAST = """
            create temporary table last as select shard, max(position) as position from outbox group by shard;
            set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off
            """;

    /** Asked by their key: a look from the beginning would step over each row that was deleted since the last vacuum. */
    private static final String LEFT_OF_THE_LAST = "select count(*) from last join outbox using (shard, position)";

    private final Databases databases;
    private final String brokers;
    private final String run;
    private int drains;

    OutboxDrain(Databases databases, String brokers, String run) {
        this.databases = databases;
        this.brokers = brokers;
        this.run = run;
    }

    /** @return events a second */
    double drain(int events, Floor.Event event) {
        String topic = run + "-outbox-" + ++drains;
        try (OwnTopics alone = OwnTopics.made(brokers, Set.of(topic));
                Connection connection = databases.connect("preferences");
                HeldOutbox held = new HeldOutbox(databases, "preferences");
                PreparedStatement insert = connection.prepareStatement("""
                        insert into outbox (shard, topic, key, event_id, type, subject, time, sequence, dataschema, data)
                        select n % ?, ?, id::text, id, 'nl.stadsbode.bench', id::text,
                               clock_timestamp(), 1, 'bench', convert_to(?, 'UTF8')
                        from (select n, gen_random_uuid() as id from generate_series(1, ?) as n) as fresh
                        """)) {
            insert.setInt(1, HeldOutbox.SHARDS);
            insert.setString(2, topic);
            insert.setString(3, event.json());
            insert.setInt(4, events);
            insert.executeUpdate();
            Databases.execute(connection, "vacuum analyze outbox");
            Databases.execute(connection, LAST);
            long begun = System.nanoTime();
            held.close();
            Measuring.await("draining the outbox", WITHIN, () -> Databases.number(connection, LEFT_OF_THE_LAST) == 0);
            return Measuring.perSecond(events, System.nanoTime() - begun);
        } catch (SQLException failed) {
            throw new Measuring.Failed("the outbox", failed);
        }
    }
}
