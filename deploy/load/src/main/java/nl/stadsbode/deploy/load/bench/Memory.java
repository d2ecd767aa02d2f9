package nl.stadsbode.deploy.load.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the services' processes hold, as Linux tells it. */
final class Memory {

    private static final List<String> SERVICES = List.of("case-service", "preference-service", "notification-service");
    private static final long KIB_A_MIB = 1024;

    private final Path runs;

    /** @param environment with {@code STADSBODE_DATA}, the folder of the stack's data */
    Memory(Map<String, String> environment) {
        this.runs = Path.of(environment.getOrDefault("STADSBODE_DATA", "deploy/local/data"), "run");
    }

    Map<String, Figures.Service> ofServices() {
        Map<String, Figures.Service> services = new LinkedHashMap<>();
        for (String name : SERVICES) {
            services.put(name, new Figures.Service(resident(name)));
        }
        return services;
    }

    private long resident(String name) {
        try {
            long pid = value(Files.readAllLines(runs.resolve(name + ".process")), "pid=");
            return value(Files.readAllLines(Path.of("/proc/" + pid + "/status")), "VmRSS:") / KIB_A_MIB;
        } catch (IOException unreadable) {
            throw new Measuring.Failed("the memory of " + name, unreadable);
        }
    }

    private static long value(List<String> lines, String label) {
        return lines.stream()
                .filter(line -> line.startsWith(label))
                .map(line -> line.substring(label.length()).replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow(() -> new Measuring.Failed("there is no " + label));
    }
}
