package nl.stadsbode.notifications.chaos;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.stadsbode.chassis.testing.RealServers;
import org.apache.kafka.common.utils.Utils;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** The database and the broker that outlive every life of the service. Nothing in them is shared with other tests. */
final class World {

    static final String LIFECYCLE = "delivery-status-changed";
    private static final int SHARDS = 2;

    private final RealServers servers = RealServers.started();
    private final String name = "chaos-" + UUID.randomUUID();
    private final PGSimpleDataSource database = new PGSimpleDataSource();

    World() {
        database.setURL(servers.newDatabase());
        database.setUser(RealServers.DATABASE_USER);
        database.setPassword(RealServers.DATABASE_PASSWORD);
        database.setSocketTimeout(60);
        database.setOptions("-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off");
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/chassis", "classpath:db/migration")
                .outOfOrder(true)
                .load()
                .migrate();
        servers.createTopics(List.of(changes(), preferences(), requests(), LIFECYCLE, "contact-point-failed"));
    }

    /** As the outbox does it. */
    static int shardOf(String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % SHARDS;
    }

    PGSimpleDataSource database() {
        return database;
    }

    String brokers() {
        return servers.brokers();
    }

    String group() {
        return name;
    }

    /** The topic of status changes. */
    String changes() {
        return name + "-changes";
    }

    String preferences() {
        return name + "-preferences";
    }

    /** The topic of requested messages. */
    String requests() {
        return name + "-requests";
    }

    /** What is minutes in earnest is a moment here. */
    Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("spring.application.name", name);
        settings.put("stadsbode.kafka", brokers());
        settings.put("stadsbode.encryption.keyset", servers.keyset().toString());
        settings.put("stadsbode.events.schema-base", "http://localhost/contracts");
        settings.put("stadsbode.outbox.shards", SHARDS);
        settings.put("stadsbode.outbox.poll", "50ms");
        settings.put("stadsbode.sending.claim-batch", 20);
        settings.put("stadsbode.sending.claim-lease", "800ms");
        settings.put("stadsbode.sending.answer-lease", "500ms");
        settings.put("stadsbode.sending.poll", "50ms");
        settings.put("stadsbode.sending.tick", "50ms");
        settings.put("stadsbode.sending.sms-receipt-wait", "400ms");
        settings.put("stadsbode.sending.email-receipt-wait", "300ms");
        settings.put("stadsbode.sending.first-retry", "50ms");
        settings.put("stadsbode.sending.letter-cut-off", "now");
        settings.put("stadsbode.sending.letter-batch", 5);
        settings.put("stadsbode.sending.letter-every", "100ms");
        return settings;
    }
}
