package nl.stadsbode.chassis.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Figures of the outbox: {@code stadsbode.outbox.*}. */
final class OutboxMetrics {

    private final Counter published;
    private final DistributionSummary batches;
    private final Timer wait;
    private final Clock clock;

    OutboxMetrics(MeterRegistry registry, JdbcTemplate jdbc, ParkedEvents parked, Clock clock) {
        this.clock = clock;
        this.published = registry.counter("stadsbode.outbox.published");
        this.batches = registry.summary("stadsbode.outbox.batch");
        this.wait = Timer.builder("stadsbode.outbox.wait")
                .description("from the change to its publication")
                .publishPercentileHistogram()
                .register(registry);
        Gauge.builder("stadsbode.outbox.waiting", jdbc, OutboxMetrics::waiting).register(registry);
        Gauge.builder("stadsbode.outbox.parked", parked, ParkedEvents::count).register(registry);
    }

    void published(List<ShardRows.Row> batch) {
        published.increment(batch.size());
        batches.record(batch.size());
        Duration oldest = Duration.between(batch.getFirst().time(), clock.instant());
        wait.record(oldest);
    }

    private static double waiting(JdbcTemplate jdbc) {
        Long rows = jdbc.queryForObject("select count(*) from outbox", Long.class);
        return rows == null ? 0 : rows;
    }
}
