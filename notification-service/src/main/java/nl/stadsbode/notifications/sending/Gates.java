package nl.stadsbode.notifications.sending;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.stadsbode.notifications.residents.Channel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether a channel may send: an operator's pause closes it in all instances, a carrier that is away closes it in this
 * one for a while. Neither turns a message into a failure.
 */
@Component
public class Gates {

    private static final Logger log = LoggerFactory.getLogger(Gates.class);
    private static final Duration FIRST_BREAK = Duration.ofSeconds(1);
    private static final Duration LONGEST_BREAK = Duration.ofSeconds(30);
    /** How late an instance may learn of a pause that was set in another. */
    private static final Duration PAUSES_HOLD = Duration.ofMillis(500);

    /** An operator's pause. */
    public record Pause(Channel channel, String by, String reason, Instant pausedAt) {}

    /**
     * A carrier's outage.
     *
     * @param until when it is tried again
     */
    public record Outage(String reason, Instant since, Instant until, Duration pause) {}

    private record Known(Set<Channel> paused, Instant until) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<Channel, Outage> outages = new EnumMap<>(Channel.class);
    private final Object reading = new Object();
    private volatile Known known = new Known(Set.of(), Instant.MIN);

    Gates(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public boolean open(Channel channel) {
        return outage(channel)
                        .filter(outage -> outage.until().isAfter(clock.instant()))
                        .isEmpty()
                && !paused().contains(channel);
    }

    /** As it was read a moment ago: the senders ask before every chunk. */
    private Set<Channel> paused() {
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
            pauses().forEach(pause -> paused.add(pause.channel()));
            Known fresh = new Known(paused, clock.instant().plus(PAUSES_HOLD));
            known = fresh;
            return fresh;
        }
    }

    public synchronized Optional<Outage> outage(Channel channel) {
        return Optional.ofNullable(outages.get(channel));
    }

    synchronized void carrierAway(Channel channel, String reason) {
        Instant now = clock.instant();
        Outage before = outages.get(channel);
        if (before != null && before.until().isAfter(now)) {
            return;
        }
        Duration pause = before == null ? FIRST_BREAK : before.pause().multipliedBy(2);
        Duration bounded = pause.compareTo(LONGEST_BREAK) > 0 ? LONGEST_BREAK : pause;
        outages.put(channel, new Outage(reason, before == null ? now : before.since(), now.plus(bounded), bounded));
        if (before == null) {
            log.warn("{}: the carrier is away ({}); the channel waits", channel.code(), reason);
        }
    }

    synchronized void carrierAnswered(Channel channel) {
        if (outages.remove(channel) != null) {
            log.info("{}: the carrier answers again", channel.code());
        }
    }

    public List<Pause> pauses() {
        return jdbc.sql("select channel, by, reason, paused_at from channel_pause")
                .query((row, number) -> new Pause(
                        Channel.of(row.getString("channel")).orElseThrow(),
                        row.getString("by"),
                        row.getString("reason"),
                        row.getTimestamp("paused_at").toInstant()))
                .list();
    }

    public void pause(Channel channel, String by, String reason) {
        jdbc.sql("""
                        insert into channel_pause (channel, by, reason, paused_at) values (?, ?, ?, ?)
                        on conflict (channel) do nothing
                        """)
                .params(channel.code(), by, reason, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        read();
    }

    public void resume(Channel channel) {
        jdbc.sql("delete from channel_pause where channel = ?")
                .param(channel.code())
                .update();
        read();
    }
}
