package nl.stadsbode.notifications.operations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.stadsbode.notifications.operations.Figures.OfChannel;
import nl.stadsbode.notifications.residents.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Counts; all figures of one answer are of the same moment. */
@Component
class ReadingFigures {

    private final JdbcClient jdbc;
    private final Clock clock;

    ReadingFigures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Spread(@Nullable Long p50Ms, @Nullable Long p99Ms) {}

    private record Waiting(long count, @Nullable Instant oldest) {}

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Figures since(@Nullable Instant since) {
        OffsetDateTime from =
                (since == null ? Instant.EPOCH.minus(Duration.ofDays(365_000)) : since).atOffset(ZoneOffset.UTC);
        Map<String, Long> nothing = nothing(from);
        Waiting awaiting = awaiting(from);
        Map<String, Spread> spreads = spreads(from);
        Spread overall = spreads.getOrDefault("", new Spread(null, null));
        return new Figures(
                clock.instant(),
                since,
                count("select count(*) from notification where announced_at >= ?", from),
                awaiting.count(),
                awaiting.oldest(),
                nothing,
                overall.p50Ms(),
                overall.p99Ms(),
                channels(from, spreads),
                jdbc.sql("select count(*) from dead_event where replayed_at is null")
                        .query(Long.class)
                        .single());
    }

    private Map<String, OfChannel> channels(OffsetDateTime from, Map<String, Spread> spreads) {
        Map<String, OfChannel> channels = new LinkedHashMap<>();
        for (Channel channel : Channel.values()) {
            channels.put(channel.code(), OfChannel.NONE);
        }
        jdbc.sql("""
                        select d.channel, count(*) as planned,
                               count(*) filter (where d.state in ('scheduled', 'waiting', 'ready', 'claimed', 'sending',
                                                                  'temporary-failure')) as waiting,
                               min(case when d.state in ('scheduled', 'waiting')
                                        then greatest(d.created_at, d.not_before) else d.created_at end) filter (where d.state in ('scheduled', 'waiting', 'ready', 'claimed',
                                                                  'sending', 'temporary-failure')) as oldest,
                               count(*) filter (where d.state in ('sent', 'delivered')) as sent,
                               count(*) filter (where d.state = 'delivered') as delivered,
                               count(*) filter (where d.state in ('permanent-failure', 'technical-failure', 'expired',
                                                                  'returned')) as failed,
                               count(*) filter (where d.state = 'unknown') as unknown,
                               count(*) filter (where d.state in ('cancelled', 'superseded')) as cancelled
                        from delivery d join notification n on n.id = d.notification_id
                        where n.announced_at >= ?
                        group by d.channel
                        """)
                .param(from)
                .query((row, number) -> channels.put(
                        row.getString("channel"),
                        channel(row, spreads.getOrDefault(row.getString("channel"), new Spread(null, null)))))
                .list();
        return channels;
    }

    private static OfChannel channel(ResultSet row, Spread spread) throws SQLException {
        return new OfChannel(
                row.getLong("planned"),
                row.getLong("waiting"),
                row.getLong("sent"),
                row.getLong("delivered"),
                row.getLong("failed"),
                row.getLong("unknown"),
                row.getLong("cancelled"),
                momentIfAny(row, "oldest"),
                spread.p50Ms(),
                spread.p99Ms());
    }

    /** By channel, and of all together under the empty name. */
    private Map<String, Spread> spreads(OffsetDateTime from) {
        Map<String, Spread> spreads = new LinkedHashMap<>();
        jdbc.sql("""
                        select coalesce(d.channel, '') as channel,
                               percentile_cont(array[0.5, 0.99]) within group (
                                   order by extract(epoch from d.sent_at - n.announced_at) * 1000) as ms
                        from delivery d join notification n on n.id = d.notification_id
                        where d.sent_at is not null and n.announced_at >= ?
                        group by grouping sets ((d.channel), ())
                        """)
                .param(from)
                .query((row, number) -> spreads.put(row.getString("channel"), spread(row)))
                .list();
        return spreads;
    }

    private static Spread spread(ResultSet row) throws SQLException {
        var array = row.getArray("ms");
        if (array == null) {
            return new Spread(null, null);
        }
        Double[] ms = (Double[]) array.getArray();
        return new Spread(Math.round(ms[0]), Math.round(ms[1]));
    }

    private Map<String, Long> nothing(OffsetDateTime from) {
        Map<String, Long> nothing = new LinkedHashMap<>();
        jdbc.sql("""
                        select coalesce(reason, 'unknown') as reason, count(*) from notification
                        where state = 'nothing' and announced_at >= ? group by 1 order by 2 desc, 1
                        """)
                .param(from)
                .query((row, number) -> nothing.put(row.getString("reason"), row.getLong("count")))
                .list();
        return nothing;
    }

    private Waiting awaiting(OffsetDateTime from) {
        return jdbc.sql("""
                        select count(*), min(announced_at) as oldest from notification
                        where state = 'awaiting-preferences' and announced_at >= ?
                        """)
                .param(from)
                .query((row, number) -> new Waiting(row.getLong("count"), momentIfAny(row, "oldest")))
                .single();
    }

    private long count(String sql, OffsetDateTime from) {
        return jdbc.sql(sql).param(from).query(Long.class).single();
    }

    private static @Nullable Instant momentIfAny(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
