package nl.stadsbode.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import nl.stadsbode.chassis.sample.ChassisTest;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
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
                new OutboxMetrics(new SimpleMeterRegistry(), asked, SHARD + 1, parked, Clock.systemUTC()),
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

    @Test
    void what_waits_is_told_by_shard_without_what_an_operator_has_to_see_to() {
        MeterRegistry meters = new SimpleMeterRegistry();
        new OutboxMetrics(meters, asked, SHARD + 1, parked, Clock.systemUTC());
        append("parked");
        append("parked");
        append("moving");

        assertThat(waiting(meters, SHARD)).isEqualTo(3);
        assertThat(waiting(meters, SHARD - 1)).isZero();

        asked.update("""
                update outbox set parked_at = now()
                where position = (select min(position) from outbox where shard = ?)
                """, SHARD);
        assertThat(waiting(meters, SHARD)).isOne();
    }

    @AfterEach
    void forgetWhatWaits() {
        asked.update("delete from outbox where shard = ?", SHARD);
    }

    private void append(String key) {
        asked.update("""
                insert into outbox (shard, topic, key, event_id, type, subject, time, sequence, dataschema)
                values (?, 'words', ?, uuidv7(), 'word', 'subject', now(), 1, 'urn:schema')
                """, SHARD, key);
    }

    private static double waiting(MeterRegistry meters, int shard) {
        return meters.get("stadsbode.outbox.waiting")
                .tag("shard", Integer.toString(shard))
                .gauge()
                .value();
    }

    private int locks() {
        return asked.queryForObject(
                "select count(*) from pg_locks where locktype = 'advisory' and objid = ? and objsubid = 2",
                Integer.class,
                SHARD);
    }
}
