package nl.stadsbode.deploy.load.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.stadsbode.deploy.load.stack.GaveUp;
import nl.stadsbode.deploy.load.stack.Pause;
import nl.stadsbode.deploy.load.stack.RunningProcess;

/** A process of the running stack, by what its launcher wrote down of it; the launcher starts it again when it died. */
final class StackProcess {

    private static final Duration DIES_WITHIN = Duration.ofSeconds(10);
    private static final Duration BACK_WITHIN = Duration.ofMinutes(4);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final String name;
    private final Path runs;
    private final Pause pause;

    /** @param runs the folder in which the launcher writes down what runs */
    StackProcess(String name, Path runs, Pause pause) {
        this.name = name;
        this.runs = runs;
        this.pause = pause;
    }

    /** Each that was started of these programs: of a cluster there are several, such as {@code kafka-2}. */
    static List<StackProcess> of(List<String> programs, Path runs, Pause pause) {
        Pattern theirs = Pattern.compile("(" + String.join("|", programs) + ")(-\\d+)?\\.process");
        try (Stream<Path> written = Files.list(runs)) {
            return written.map(file -> file.getFileName().toString())
                    .filter(theirs.asMatchPredicate())
                    .sorted()
                    .map(file -> new StackProcess(file.replace(".process", ""), runs, pause))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String name() {
        return name;
    }

    /**
     * As {@code kill -9}, what it started included; returns when it is gone.
     *
     * @return its pid
     */
    long kill() {
        long pid = written().map(RunningProcess::pid).orElseThrow(() -> new GaveUp(name + " does not run."));
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow(() -> new GaveUp(name + " does not run."));
        List<ProcessHandle> all =
                Stream.concat(Stream.of(process), process.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(StackProcess::awaitEnd);
        return pid;
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(DIES_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new GaveUp("It was stopped.");
        } catch (Exception lives) {
            throw new GaveUp("A process lives on after kill -9.");
        }
    }

    /** Returns when another one runs in the place of the one that was killed, and is ready. */
    void awaitSuccessor(long killed) {
        long until = System.nanoTime() + BACK_WITHIN.toNanos();
        while (!written().filter(now -> now.pid() != killed && now.isReady()).isPresent()) {
            if (System.nanoTime() > until) {
                throw new GaveUp(name + " was not back within " + BACK_WITHIN.toMinutes() + " minutes.");
            }
            pause.of(LOOK_EVERY);
        }
    }

    private Optional<RunningProcess> written() {
        return RunningProcess.named(name, runs);
    }
}
