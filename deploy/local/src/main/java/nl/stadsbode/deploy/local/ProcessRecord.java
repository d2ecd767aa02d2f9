package nl.stadsbode.deploy.local;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * What a run writes down of each process it starts, so that {@code deploy/status} and a later run know it.
 *
 * @param startedAt tells a process from a later one that got the same pid
 * @param readiness address that answers 200 when it is ready; empty when an open port says so
 */
record ProcessRecord(String name, long pid, Instant startedAt, int port, String readiness, Path log) {

    /** The system rounds a process's start, and may do so differently each time it is asked. */
    private static final Duration ROUNDING = Duration.ofSeconds(3);

    private static final String SUFFIX = ".process";

    static ProcessRecord of(String name, ProcessHandle process, int port, String readiness, Path log) {
        return new ProcessRecord(name, process.pid(), startOf(process), port, readiness, log);
    }

    void writeTo(Path folder) {
        try {
            PrivateFile.write(
                    folder.resolve(name + SUFFIX),
                    "pid=%d%nstartedAt=%s%nport=%d%nreadiness=%s%nlog=%s%n"
                            .formatted(pid, startedAt, port, readiness, log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void forget(Path folder, String name) {
        try {
            Files.deleteIfExists(folder.resolve(name + SUFFIX));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the order in which they were started. */
    static List<ProcessRecord> allIn(Path folder) {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .map(ProcessRecord::read)
                    .sorted(Comparator.comparing(ProcessRecord::startedAt))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process, if it still is the one that was written down. */
    Optional<ProcessHandle> alive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process ->
                        Duration.between(startedAt, startOf(process)).abs().compareTo(ROUNDING) < 0);
    }

    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    private static ProcessRecord read(Path file) {
        Properties kept = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            kept.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ProcessRecord(
                file.getFileName().toString().replace(SUFFIX, ""),
                Long.parseLong(kept.getProperty("pid", "0")),
                Instant.parse(kept.getProperty("startedAt", "1970-01-01T00:00:00Z")),
                Integer.parseInt(kept.getProperty("port", "0")),
                kept.getProperty("readiness", ""),
                Path.of(kept.getProperty("log", "")));
    }
}
