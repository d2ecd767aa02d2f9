package nl.stadsbode.deploy.load.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The three services of the stack, as processes. Those that were started here are stopped by {@link #close}. */
final class Services implements AutoCloseable {

    static final String NOTIFICATIONS = "notification-service";

    /** As a town has them, instead of those of a rehearsal. */
    static final Map<String, String> REAL_CARRIERS = Map.of("STADSBODE_CARRIERS_REHEARSAL", "false");

    private static final List<String> NAMES = List.of("case-service", "preference-service", NOTIFICATIONS);
    private static final Duration IDLE_AFTER = Duration.ofSeconds(10);

    private final Map<String, ServiceProcess> processes = new LinkedHashMap<>();
    private boolean restarted;

    /** @param environment with {@code STADSBODE_DATA}, the folder of the stack's data */
    Services(Map<String, String> environment) {
        Path runs = Path.of(environment.getOrDefault("STADSBODE_DATA", "deploy/local/data"), "run");
        NAMES.forEach(name -> processes.put(name, ServiceProcess.of(runs, name)));
    }

    void restart(String name, Map<String, String> changes) {
        restarted = true;
        ServiceProcess process = Objects.requireNonNull(processes.get(name), name);
        process.restart(process.hasAotCache(), changes);
    }

    /** What each holds at this moment. */
    Map<String, Long> memoryMiB() {
        Map<String, Long> memory = new LinkedHashMap<>();
        processes.forEach((name, process) -> memory.put(name, process.residentMiB()));
        return memory;
    }

    /** Starts each of them twice, one at a time: plainly, and with the cache of classes that the JDK made before. */
    Map<String, Figures.Start> starts() {
        restarted = true;
        Map<String, Figures.Start> starts = new LinkedHashMap<>();
        processes.forEach((name, process) -> {
            double plain = process.restart(false, REAL_CARRIERS);
            Double cached = process.hasAotCache() ? process.restart(true, REAL_CARRIERS) : null;
            Measuring.rest(IDLE_AFTER);
            starts.put(name, new Figures.Start(plain, cached, process.residentMiB()));
        });
        return starts;
    }

    @Override
    public void close() {
        if (restarted) {
            processes.values().forEach(ServiceProcess::stop);
        }
    }
}
