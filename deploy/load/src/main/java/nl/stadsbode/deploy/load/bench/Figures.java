package nl.stadsbode.deploy.load.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was measured in one run; null where it was not asked for.
 *
 * @param floorPerSecond the same writes by hand
 * @param endToEndPerSecond from a full outbox to the last message accepted by carriers that do nothing
 * @param ratioToFloor to the last lifecycle event published, as the floor is measured
 * @param outboxPerSecond the relay alone
 * @param outboxFloorPerSecond the same by hand
 * @param lettersPerSecond sealed, on one core
 * @param rate changes a second at which the latency was measured
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Figures(
        @Nullable Integer events,
        @Nullable Double floorPerSecond,
        @Nullable Double endToEndPerSecond,
        @Nullable Double ratioToFloor,
        @Nullable Double outboxPerSecond,
        @Nullable Double outboxFloorPerSecond,
        @Nullable Double lettersPerSecond,
        @Nullable Integer rate,
        @Nullable LatencyMillis latencyMs,
        Map<String, Service> services) {

    public record LatencyMillis(double p50, double p99, double max) {}

    /** @param rssMiB memory that the process holds after the run */
    public record Service(long rssMiB) {}
}
