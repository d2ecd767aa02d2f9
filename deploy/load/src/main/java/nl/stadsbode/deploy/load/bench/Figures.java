package nl.stadsbode.deploy.load.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was measured in one run; null where it was not asked for.
 *
 * @param size how much was measured; null in figures of before it was told
 * @param hugePages whether PostgreSQL's buffers are in huge pages; null in figures of before it was looked at
 * @param floorPerSecond the same writes by hand, measured before and after: the mean of the two
 * @param endToEndPerSecond from a full outbox to the last message accepted by carriers that do nothing
 * @param ratioToFloor to the last lifecycle event published, as the floor is measured
 * @param floorKeepingAllPerSecond by hand with all that is kept besides (lanes, intents, texts, attempts, the case's copy),
 *     and nothing planned, rendered or checked: the limit of these promises on this machine
 * @param ratioToFloorKeepingAll to the last one kept with its case, as that floor is measured
 * @param outboxPerSecond the relay alone
 * @param outboxFloorPerSecond the same by hand
 * @param lettersPerSecond sealed
 * @param realCarriersPerSecond as end to end, by SMPP and SMTP
 * @param isolationRatio mails a second beside an SMS centre that never answers, to those beside one that is handed nothing
 * @param rate highest number of changes a second at which the latency was measured
 * @param latencyMs at that rate
 * @param latencies at each rate
 * @param latencyByHand at the highest of them by hand, with all that is kept and nothing planned, rendered or checked
 * @param pulseEvents changes of the pulse
 * @param pulseSeconds until the last of them was told
 * @param growthRatio how much longer a change takes with the most rows there than with the fewest: the middle of each
 * @param growthPerSecond changes a second by how many rows were there, each time that it was measured
 * @param floorGrowthRatio the same by hand, with all that is kept
 * @param floorGrowthPerSecond likewise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Figures(
        Benchmark.@Nullable Size size,
        @Nullable Boolean hugePages,
        @Nullable Integer events,
        @Nullable Double floorPerSecond,
        @Nullable Double endToEndPerSecond,
        @Nullable Double ratioToFloor,
        @Nullable Double floorKeepingAllPerSecond,
        @Nullable Double ratioToFloorKeepingAll,
        @Nullable Double outboxPerSecond,
        @Nullable Double outboxFloorPerSecond,
        @Nullable Double lettersPerSecond,
        @Nullable Double realCarriersPerSecond,
        @Nullable Double isolationRatio,
        @Nullable Integer rate,
        @Nullable LatencyMillis latencyMs,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<Latency.Result> latencies,
        Latency.@Nullable Result latencyByHand,
        @Nullable Integer pulseEvents,
        @Nullable Double pulseSeconds,
        @Nullable Double growthRatio,
        @JsonSetter(nulls = Nulls.AS_EMPTY) Map<Integer, List<Double>> growthPerSecond,
        @Nullable Double floorGrowthRatio,
        @JsonSetter(nulls = Nulls.AS_EMPTY) Map<Integer, List<Double>> floorGrowthPerSecond,
        Map<String, Service> services) {

    public record LatencyMillis(double p50, double p99, double max) {}

    /**
     * @param readySeconds from its start until it is ready
     * @param readySecondsAot the same with the JDK's cache of what it loads at start
     * @param rssMiB memory that the process holds when it has done nothing since its start
     * @param rssMiBAfterRun the same after the measurements
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Service(
            @Nullable Double readySeconds,
            @Nullable Double readySecondsAot,
            @Nullable Long rssMiB,
            long rssMiBAfterRun) {}

    record Start(double seconds, @Nullable Double secondsWithCache, long idleMiB) {}
}
