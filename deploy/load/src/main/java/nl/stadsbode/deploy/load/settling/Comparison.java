package nl.stadsbode.deploy.load.settling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import nl.stadsbode.deploy.load.stack.Pause;
import org.jspecify.annotations.Nullable;

/**
 * Holds what the notification-service says it has sent against what the post room got.
 *
 * @param found deliveries of ours that arrived
 * @param lost said to be sent, and not arrived
 * @param doubled arrived more often than once and its counted repeats
 * @param repeated arrived twice, as counted: nobody could know whether the first had been taken
 * @param outOfOrder arrived before an earlier one of its case, recipient and channel
 */
public record Comparison(long found, long lost, long doubled, long repeated, long outOfOrder) {

    /** The post room prints letters batch by batch, some time after it took them. */
    private static final Duration COMES_OUT_WITHIN = Duration.ofMinutes(2);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    private record Lane(String caseId, String channel) {}

    /** Compares, and waits for what is still on its way through the post room. */
    public static Comparison of(Tally tally, PostRoom postRoom, Clock clock, Pause pause) {
        Instant until = clock.instant().plus(COMES_OUT_WITHIN);
        Comparison comparison = of(tally, postRoom);
        while (comparison.lost() > 0 && clock.instant().isBefore(until)) {
            pause.of(LOOK_EVERY);
            comparison = of(tally, postRoom);
        }
        return comparison;
    }

    /** Each case has one recipient here, so that a lane is a case and a channel. */
    private static Comparison of(Tally tally, PostRoom postRoom) {
        Map<UUID, List<Long>> arrivals = new HashMap<>();
        postRoom.all(message -> {
            UUID delivery = delivery(message);
            if (delivery != null && tally.deliveries().containsKey(delivery)) {
                arrivals.computeIfAbsent(delivery, first -> new ArrayList<>(1)).add(Long.valueOf(message.id()));
            }
        });
        return of(tally.deliveries(), arrivals);
    }

    static Comparison of(Map<UUID, Tally.Ours> deliveries, Map<UUID, List<Long>> arrivals) {
        long lost = 0;
        long doubled = 0;
        long repeated = 0;
        Map<Lane, TreeMap<Long, Long>> lanes = new HashMap<>();
        for (Tally.Ours ours : deliveries.values()) {
            List<Long> arrived = arrivals.getOrDefault(ours.id(), List.of());
            lost += ours.sent() && arrived.isEmpty() ? 1 : 0;
            doubled += arrived.size() > 1 + ours.repeats() ? 1 : 0;
            repeated += arrived.size() > 1 && arrived.size() <= 1 + ours.repeats() ? 1 : 0;
            if (ours.inOrder() && !arrived.isEmpty()) {
                lanes.computeIfAbsent(new Lane(ours.caseId(), ours.channel()), first -> new TreeMap<>())
                        .put(ours.number(), arrived.stream().min(Long::compare).orElseThrow());
            }
        }
        long outOfOrder =
                lanes.values().stream().mapToLong(Comparison::outOfOrder).sum();
        return new Comparison(arrivals.size(), lost, doubled, repeated, outOfOrder);
    }

    /** @param arrivals by the order in which they happened */
    private static long outOfOrder(TreeMap<Long, Long> arrivals) {
        long wrong = 0;
        long latest = Long.MIN_VALUE;
        for (long arrival : arrivals.values()) {
            wrong += arrival < latest ? 1 : 0;
            latest = Math.max(latest, arrival);
        }
        return wrong;
    }

    private static @Nullable UUID delivery(PostRoom.Message message) {
        try {
            return UUID.fromString(Objects.requireNonNullElse(message.deliveryId(), ""));
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }
}
