package nl.stadsbode.notifications.sending;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import nl.stadsbode.notifications.carriers.Carrier;
import nl.stadsbode.notifications.carriers.PrintHouse;
import nl.stadsbode.notifications.residents.Channel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether a channel may send: an operator's pause closes it in all instances, carriers that are all unwell close it in
 * this one for a while. Neither turns a message into a failure. Of several carriers, the first that does well sends.
 */
@Component
public class Gates {

    /** How late an instance may learn of a pause that was set in another. */
    private static final Duration PAUSES_HOLD = Duration.ofMillis(500);

    /** An operator's pause. */
    public record Pause(Channel channel, String by, String reason, Instant pausedAt) {}

    private record Known(Set<Channel> paused, Instant until) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<Channel, List<Health>> healths = new EnumMap<>(Channel.class);
    private final Map<String, Gate> gates = new HashMap<>();
    private final Object reading = new Object();
    private volatile Known known = new Known(Set.of(), Instant.MIN);
    private final Lock lock = new ReentrantLock();
    private final Condition change = lock.newCondition();

    Gates(JdbcClient jdbc, List<Carrier> carriers, PrintHouse printHouse, HealthSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        carriers.stream()
                .sorted(Comparator.comparingInt(Carrier::place))
                .forEach(carrier -> add(new Health(carrier.name(), carrier.channel(), settings, clock, this::tell)));
        add(new Health(printHouse.name(), Channel.LETTER, settings, clock, this::tell));
        healths.values()
                .forEach(all -> all.forEach(health -> {
                    if (gates.put(health.carrier(), new Gate(this, health, all, settings.pressure(), clock)) != null) {
                        throw new IllegalStateException("two carriers have the name " + health.carrier());
                    }
                }));
    }

    private void add(Health health) {
        healths.computeIfAbsent(health.channel(), channel -> new ArrayList<>()).add(health);
    }

    Gate of(String carrier) {
        return Objects.requireNonNull(gates.get(carrier), carrier);
    }

    /** Whether anything may be handed over on a channel now. */
    public boolean open(Channel channel) {
        return !isPaused(channel)
                && healths.getOrDefault(channel, List.of()).stream()
                        .anyMatch(health -> health.isWell() || health.isMerelySlow() || health.isOnTrial());
    }

    /** The carriers of a channel, the preferred one first. */
    public List<CarrierState> carriers(Channel channel) {
        return healths.getOrDefault(channel, List.of()).stream()
                .map(CarrierState::of)
                .toList();
    }

    public CarrierState carrier(String name) {
        return of(name).state();
    }

    boolean isPaused(Channel channel) {
        return paused().contains(channel);
    }

    private void tell() {
        lock.lock();
        try {
            change.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void awaitChange(Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            change.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            lock.unlock();
        }
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
        tell();
    }
}
