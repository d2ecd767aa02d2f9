package nl.stadsbode.deploy.load.bench;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;

/**
 * What was measured in one run.
 *
 * @param floorPerSecond the same writes by hand
 * @param endToEndPerSecond from a full outbox to the last message accepted by carriers that do nothing
 * @param ratioToFloor to the last lifecycle event published, as the floor is measured
 * @param outboxPerSecond the relay alone
 * @param outboxFloorPerSecond the same by hand
 * @param lettersPerSecond sealed, on one core
 * @param rate changes a second at which the latency was measured
 */
@JsonPropertyOrder({"events", "floorPerSecond", "endToEndPerSecond", "ratioToFloor"})
public record Figures(
        int events,
        double floorPerSecond,
        double endToEndPerSecond,
        double ratioToFloor,
        double outboxPerSecond,
        double outboxFloorPerSecond,
        double lettersPerSecond,
        int rate,
        LatencyMillis latencyMs,
        Map<String, Service> services) {

    public record LatencyMillis(double p50, double p99, double max) {}

    /** @param rssMiB memory that the process holds after the run */
    public record Service(long rssMiB) {}
}
