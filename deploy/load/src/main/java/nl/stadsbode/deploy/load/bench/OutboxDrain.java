package nl.stadsbode.deploy.load.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;

/** A service's own relay, alone: from a full outbox to the broker, on a topic that nobody listens to. */
final class OutboxDrain {

    private static final Duration WITHIN = Duration.ofMinutes(5);

    private final Databases databases;
    private final String brokers;
    private final String topic;

    OutboxDrain(Databases databases, String brokers, String run) {
        this.databases = databases;
        this.brokers = brokers;
        this.topic = run + "-outbox";
    }

    /** @return events a second */
    double drain(int events, Floor.Event event) {
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
            long begun = System.nanoTime();
            held.close();
            Measuring.await(
                    "draining the outbox",
                    WITHIN,
                    () -> Databases.number(connection, "select count(*) from (select from outbox limit 1) as some_row")
                            == 0);
            return Measuring.perSecond(events, System.nanoTime() - begun);
        } catch (SQLException failed) {
            throw new Measuring.Failed("the outbox", failed);
        }
    }
}
