package nl.stadsbode.deploy.load.chaos;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What came of one way of killing; the kit in the notification-service writes it as well.
 *
 * @param kills by step of the send path, or by process
 * @param handedOver deliveries that a carrier took, whole batches of letters included
 * @param repeats deliveries that a carrier took once more
 * @param unknowns deliveries of which at some time nobody knew whether the carrier had taken them, as the service counts
 * @param notExplained repeats that no counted unknown explains
 * @param problems what must not be, in words
 */
public record ChaosFigures(
        Map<String, Integer> kills,
        long events,
        long notifications,
        long deliveries,
        long handedOver,
        long lost,
        long unfinished,
        long repeats,
        long unknowns,
        long notExplained,
        long outOfOrder,
        List<String> problems) {

    static final ChaosFigures NONE = new ChaosFigures(Map.of(), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, List.of());

    int killed() {
        return kills.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Whether nothing was lost or left unfinished, and everything that came twice is explained. */
    public boolean isRight() {
        return lost == 0 && unfinished == 0 && notExplained == 0 && outOfOrder == 0 && problems.isEmpty();
    }

    ChaosFigures and(ChaosFigures other) {
        Map<String, Integer> all = new TreeMap<>(kills);
        other.kills.forEach((what, times) -> all.merge(what, times, Integer::sum));
        return new ChaosFigures(
                all,
                events + other.events,
                notifications + other.notifications,
                deliveries + other.deliveries,
                handedOver + other.handedOver,
                lost + other.lost,
                unfinished + other.unfinished,
                repeats + other.repeats,
                unknowns + other.unknowns,
                notExplained + other.notExplained,
                outOfOrder + other.outOfOrder,
                Stream.concat(problems.stream(), other.problems.stream()).toList());
    }
}
