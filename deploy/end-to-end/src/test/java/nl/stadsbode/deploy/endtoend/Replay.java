package nl.stadsbode.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A run of {@code deploy/replay} against a town. */
final class Replay implements AutoCloseable {

    /** Four minutes of the log in less than one. */
    private static final String SPEED = "6";

    private final Process process;
    private final Path report;

    private Replay(Process process, Path report) {
        this.process = process;
        this.report = report;
    }

    static Replay of(Path log, Town town) throws IOException {
        Path report = log.resolveSibling("report.json");
        Path output = Path.of("target", "logs", "replay.log");
        output.toFile().getParentFile().mkdirs();
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-jar",
                        Path.of("..", "load", "target", "load.jar").toString(),
                        "replay",
                        log.toString(),
                        "--speed",
                        SPEED,
                        "--wait",
                        "4",
                        "--json",
                        report.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(town.environment());
        return new Replay(builder.start(), report);
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** Waits for its end. */
    JsonNode report(Duration longest) {
        try {
            assertThat(process.waitFor(longest.toSeconds(), TimeUnit.SECONDS))
                    .as("the replay ended within " + longest)
                    .isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
        assertThat(report)
                .as("what the replay counted; its words are in target/logs/replay.log")
                .exists();
        return JsonMapper.shared().readTree(report.toFile());
    }

    int exitStatus() {
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
