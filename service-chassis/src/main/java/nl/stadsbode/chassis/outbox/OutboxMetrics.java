package nl.stadsbode.chassis.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;

/** Figures of the outbox: {@code stadsbode.outbox.*}. What waits and what went is told by shard: one may stand still alone. */
final class OutboxMetrics {

    private final List<Counter> published;
    private final DistributionSummary batches;
    private final Timer wait;
    private final Clock clock;

    OutboxMetrics(MeterRegistry registry, JdbcTemplate jdbc, int shards, ParkedEvents parked, Clock clock) {
        this.clock = clock;
        this.published = IntStream.range(0, shards)
                .mapToObj(shard -> registry.counter("stadsbode.outbox.published", "shard", Integer.toString(shard)))
                .toList();
        this.batches = registry.summary("stadsbode.outbox.batch");
        this.wait = Timer.builder("stadsbode.outbox.wait")
                .description("from the change to its publication")
                .publishPercentileHistogram()
                .register(registry);
        IntStream.range(0, shards)
                .forEach(shard -> Gauge.builder("stadsbode.outbox.waiting", jdbc, asked -> waiting(asked, shard))
                        .tag("shard", Integer.toString(shard))
                        .register(registry));
        Gauge.builder("stadsbode.outbox.parked", parked, ParkedEvents::count).register(registry);
    }

    void published(int shard, List<ShardRows.Row> batch) {
        published.get(shard).increment(batch.size());
        batches.record(batch.size());
        Duration oldest = Duration.between(batch.getFirst().time(), clock.instant());
        wait.record(oldest);
    }

    /** What is parked, and what is behind it for the same key, waits for an operator and not for the relay. */
    private static double waiting(JdbcTemplate jdbc, int shard) {
        Long rows = jdbc.queryForObject("""
                        select count(*) from outbox
                        where shard = ? and key <> all (array(select key from outbox where parked_at is not null))
                        """, Long.class, shard);
        return rows == null ? 0 : rows;
    }
}
