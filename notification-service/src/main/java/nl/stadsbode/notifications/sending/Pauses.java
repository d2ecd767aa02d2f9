package nl.stadsbode.notifications.sending;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import nl.stadsbode.notifications.residents.Channel;
import nl.stadsbode.notifications.sending.Gates.Pause;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Channels that an operator stopped, in all instances. */
@Component
class Pauses {

    /** How late an instance may learn of a pause that was set in another. */
    private static final Duration HOLD = Duration.ofMillis(500);

    private record Known(Set<Channel> paused, Instant until) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Object reading = new Object();
    private volatile Known known = new Known(Set.of(), Instant.MIN);

    Pauses(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** As it was read a moment ago: the senders ask before every chunk. */
    Set<Channel> now() {
        Known now = known;
        if (isFresh(now)) {
            return now.paused();
        }
        synchronized (reading) {
            now = known;
            return isFresh(now) ? now.paused() : read().paused();
        }
    }

    private boolean isFresh(Known now) {
        return clock.instant().isBefore(now.until());
    }

    /** One at a time, so that what was read before a pause never replaces what was read after it. */
    private Known read() {
        synchronized (reading) {
            EnumSet<Channel> paused = EnumSet.noneOf(Channel.class);
            all().forEach(pause -> paused.add(pause.channel()));
            Known fresh = new Known(paused, clock.instant().plus(HOLD));
            known = fresh;
            return fresh;
        }
    }

    List<Pause> all() {
        return jdbc.sql("select channel, by, reason, paused_at from channel_pause")
                .query((row, number) -> new Pause(
                        Channel.of(row.getString("channel")).orElseThrow(),
                        row.getString("by"),
                        row.getString("reason"),
                        row.getTimestamp("paused_at").toInstant()))
                .list();
    }

    void add(Pause pause) {
        jdbc.sql("""
                        insert into channel_pause (channel, by, reason, paused_at) values (?, ?, ?, ?)
                        on conflict (channel) do nothing
                        """)
                .params(
                        pause.channel().code(),
                        pause.by(),
                        pause.reason(),
                        pause.pausedAt().atOffset(ZoneOffset.UTC))
                .update();
        read();
    }

    void remove(Channel channel) {
        jdbc.sql("delete from channel_pause where channel = ?")
                .param(channel.code())
                .update();
        read();
    }
}
