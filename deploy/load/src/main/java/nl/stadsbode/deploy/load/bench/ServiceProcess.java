package nl.stadsbode.deploy.load.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import nl.stadsbode.deploy.load.stack.RunningProcess;

/**
 * One service of the stack as Linux shows its process: what it holds, and how it was started, so that it can be stopped
 * and started again with something changed.
 */
final class ServiceProcess {

    static final String AOT_CACHE = "-XX:AOTCache=";

    private static final Duration STOPS_WITHIN = Duration.ofSeconds(30);
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(3);
    private static final long LOOK_MILLIS = 20;
    private static final long KIB_A_MIB = 1024;

    private final List<String> command;
    private final List<String> environment;
    private final File folder;
    private final RunningProcess running;
    private ProcessHandle process;

    private ServiceProcess(RunningProcess running) throws IOException {
        this.running = running;
        this.process = ProcessHandle.of(running.pid())
                .orElseThrow(() -> new Measuring.Failed("process " + running.pid() + " does not run"));
        Path shown = Path.of("/proc/" + process.pid());
        this.command = words(shown.resolve("cmdline"));
        this.environment = words(shown.resolve("environ"));
        this.folder = shown.resolve("cwd").toRealPath().toFile();
    }

    /** @param runs folder in which the launcher writes down what it started */
    static ServiceProcess of(Path runs, String name) {
        try {
            return new ServiceProcess(
                    RunningProcess.named(name, runs).orElseThrow(() -> new Measuring.Failed(name + " does not run")));
        } catch (IOException unreadable) {
            throw new Measuring.Failed("the process of " + name, unreadable);
        }
    }

    /** What it has of the machine's memory. */
    long residentMiB() {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIB_A_MIB)
                    .findFirst()
                    .orElseThrow(() -> new Measuring.Failed("there is no VmRSS"));
        } catch (IOException unreadable) {
            throw new Measuring.Failed("the memory of process " + process.pid(), unreadable);
        }
    }

    /** Whether the launcher has made one since the program was built; at its very first start there was none. */
    boolean hasAotCache() {
        return Files.exists(aotCache());
    }

    private Path aotCache() {
        return Path.of(command.get(command.indexOf("-jar") + 1)).resolveSibling("app.aot");
    }

    /**
     * Stops it and starts it again.
     *
     * @param changes set in its environment, above what was there
     * @return seconds from its start until it is ready
     */
    double restart(boolean withAotCache, Map<String, String> changes) {
        stop();
        try {
            List<String> words = new ArrayList<>(command);
            words.removeIf(word -> word.startsWith(AOT_CACHE));
            if (withAotCache) {
                words.add(1, AOT_CACHE + aotCache());
            }
            ProcessBuilder builder = new ProcessBuilder(words)
                    .directory(folder)
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(running.log().toFile()));
            builder.environment().clear();
            environment.forEach(entry -> builder.environment()
                    .put(entry.substring(0, entry.indexOf('=')), entry.substring(entry.indexOf('=') + 1)));
            builder.environment().putAll(changes);
            long begun = System.nanoTime();
            process = builder.start().toHandle();
            Measuring.await("being ready", STARTS_WITHIN, LOOK_MILLIS, running::isReady);
            return (System.nanoTime() - begun) / 1e9;
        } catch (IOException unstartable) {
            throw new Measuring.Failed("a start", unstartable);
        }
    }

    void stop() {
        process.destroy();
        try {
            process.onExit().get(STOPS_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException stays) {
            process.destroyForcibly();
        }
    }

    private static List<String> words(Path file) throws IOException {
        return Arrays.stream(Files.readString(file, StandardCharsets.UTF_8).split("\0"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
