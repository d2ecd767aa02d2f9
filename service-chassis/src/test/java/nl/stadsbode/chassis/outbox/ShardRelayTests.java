package nl.stadsbode.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import nl.stadsbode.chassis.sample.ChassisTest;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

class ShardRelayTests extends ChassisTest {

    /** None that the service has. */
    private static final int SHARD = 99;

    @Autowired
    private DataSource database;

    @Autowired
    private JdbcTemplate asked;

    @Autowired
    private OutboxSettings settings;

    @Autowired
    private OutboxBell bell;

    @Autowired
    private ParkedEvents parked;

    @Test
    void a_relay_that_gets_no_producer_leaves_its_lock_on_no_connection() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        ShardRelay relay = new ShardRelay(
                SHARD,
                database,
                () -> {
                    assertThat(locks()).isOne();
                    tries.incrementAndGet();
                    throw new KafkaException("Failed to construct kafka producer");
                },
                settings,
                bell,
                new OutboxMetrics(new SimpleMeterRegistry(), asked, parked, Clock.systemUTC()),
                "urn:test");
        Thread running = Thread.ofVirtual().start(relay);
        try {
            await().until(() -> tries.get() >= 2);
        } finally {
            running.interrupt();
            running.join();
        }

        assertThat(locks()).isZero();
    }

    private int locks() {
        return asked.queryForObject(
                "select count(*) from pg_locks where locktype = 'advisory' and objid = ? and objsubid = 2",
                Integer.class,
                SHARD);
    }
}
