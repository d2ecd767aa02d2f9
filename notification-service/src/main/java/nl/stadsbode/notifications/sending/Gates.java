package nl.stadsbode.notifications.sending;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import nl.stadsbode.notifications.carriers.Carrier;
import nl.stadsbode.notifications.carriers.PrintHouse;
import nl.stadsbode.notifications.residents.Channel;
import org.springframework.stereotype.Component;

/**
 * Whether a channel may send: an operator's pause closes it in all instances, carriers that are all unwell close it in
 * this one for a while. Neither turns a message into a failure. Of several carriers, the first that does well sends.
 */
@Component
public class Gates {

    /** An operator's pause. */
    public record Pause(Channel channel, String by, String reason, Instant pausedAt) {}

    private final Pauses pauses;
    private final Clock clock;
    private final Map<Channel, List<Health>> healths = new EnumMap<>(Channel.class);
    private final Map<String, Gate> gates = new HashMap<>();
    private final Lock lock = new ReentrantLock();
    private final Condition change = lock.newCondition();

    Gates(Pauses pauses, List<Carrier> carriers, PrintHouse printHouse, HealthSettings settings, Clock clock) {
        this.pauses = pauses;
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
        return pauses.now().contains(channel);
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

    public List<Pause> pauses() {
        return pauses.all();
    }

    public void pause(Channel channel, String by, String reason) {
        pauses.add(new Pause(channel, by, reason, clock.instant()));
    }

    public void resume(Channel channel) {
        pauses.remove(channel);
        tell();
    }
}
