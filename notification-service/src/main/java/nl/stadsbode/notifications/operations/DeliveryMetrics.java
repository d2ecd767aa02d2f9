package nl.stadsbode.notifications.operations;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import nl.stadsbode.notifications.residents.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What waits, for the dashboards: {@code stadsbode.delivery.waiting}, {@code .oldest}, {@code .unknown}, {@code .repeats}
 * by channel, and {@code stadsbode.notification.awaiting}. Read from the database at most every few seconds.
 */
@Component
class DeliveryMetrics {

    private static final long KEEP = Duration.ofSeconds(5).toNanos();

    private record Backlog(long waiting, @Nullable Instant oldest, long unknown, long repeats) {
        static final Backlog NONE = new Backlog(0, null, 0, 0);
    }

    private record Snapshot(
            Map<String, Backlog> backlogs,
            long awaiting,
            @Nullable Instant oldestAwaiting,
            long until) {
        Backlog of(Channel channel) {
            return backlogs.getOrDefault(channel.code(), Backlog.NONE);
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;
    private @Nullable Snapshot kept;

    DeliveryMetrics(JdbcClient jdbc, Clock clock, MeterRegistry registry) {
        this.jdbc = jdbc;
        this.clock = clock;
        for (Channel channel : Channel.values()) {
            gauge(registry, channel, "stadsbode.delivery.waiting", backlog -> backlog.waiting());
            gauge(registry, channel, "stadsbode.delivery.oldest", backlog -> age(backlog.oldest()));
            gauge(registry, channel, "stadsbode.delivery.unknown", backlog -> backlog.unknown());
            FunctionCounter.builder(
                            "stadsbode.delivery.repeats",
                            this,
                            it -> it.snapshot().of(channel).repeats())
                    .tag("channel", channel.code())
                    .register(registry);
        }
        Gauge.builder(
                        "stadsbode.notification.awaiting",
                        this,
                        it -> it.snapshot().awaiting())
                .register(registry);
        Gauge.builder(
                        "stadsbode.notification.awaiting.oldest",
                        this,
                        it -> age(it.snapshot().oldestAwaiting()))
                .baseUnit("seconds")
                .register(registry);
    }

    private void gauge(MeterRegistry registry, Channel channel, String name, ToDoubleFunction<Backlog> value) {
        Gauge.builder(name, this, it -> value.applyAsDouble(it.snapshot().of(channel)))
                .baseUnit(name.endsWith("oldest") ? "seconds" : null)
                .tag("channel", channel.code())
                .register(registry);
    }

    /** In seconds; 0 of what is not due yet. */
    private double age(@Nullable Instant since) {
        return since == null
                ? 0
                : Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1000.0);
    }

    private synchronized Snapshot snapshot() {
        long now = System.nanoTime();
        Snapshot known = kept;
        if (known == null || now - known.until() >= 0) {
            known = read(now + KEEP);
            kept = known;
        }
        return known;
    }

    private Snapshot read(long until) {
        Map<String, Backlog> backlogs = new HashMap<>();
        jdbc.sql("""
                        select channel, count(*) filter (where state in ('scheduled', 'waiting', 'ready',
                                   'temporary-failure', 'claimed', 'sending')) as waiting,
                               min(case when state in ('scheduled', 'waiting')
                                        then greatest(created_at, not_before) else created_at end) filter (where state in ('scheduled', 'waiting', 'ready',
                                   'temporary-failure', 'claimed', 'sending')) as oldest,
                               count(*) filter (where state = 'unknown') as unknown,
                               sum(repeats) as repeats
                        from delivery
                        where state in ('scheduled', 'waiting', 'ready', 'temporary-failure') and deadline < 'infinity'
                           or state in ('claimed', 'sending') or state = 'unknown' or repeats > 0
                        group by channel
                        """)
                .query((row, number) -> backlogs.put(row.getString("channel"), backlog(row)))
                .list();
        return jdbc.sql("""
                        select count(*), min(announced_at) as oldest from notification
                        where state = 'awaiting-preferences'
                        """)
                .query((row, number) -> new Snapshot(backlogs, row.getLong("count"), momentIfAny(row, "oldest"), until))
                .single();
    }

    private static Backlog backlog(ResultSet row) throws SQLException {
        return new Backlog(
                row.getLong("waiting"), momentIfAny(row, "oldest"), row.getLong("unknown"), row.getLong("repeats"));
    }

    private static @Nullable Instant momentIfAny(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
