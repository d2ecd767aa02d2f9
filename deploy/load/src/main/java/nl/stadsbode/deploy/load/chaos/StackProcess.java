package nl.stadsbode.deploy.load.chaos;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nl.stadsbode.deploy.load.stack.GaveUp;
import nl.stadsbode.deploy.load.stack.Pause;

/** A process of the running stack, by what its launcher wrote down of it; the launcher starts it again when it died. */
final class StackProcess {

    private static final Duration DIES_WITHIN = Duration.ofSeconds(10);
    private static final Duration BACK_WITHIN = Duration.ofMinutes(4);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final int ANSWERS_WITHIN_MILLIS = 2_000;

    private record Written(long pid, int port, String readiness) {}

    private final String name;
    private final Path record;
    private final Pause pause;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofMillis(ANSWERS_WITHIN_MILLIS))
            .build();

    /** @param run the folder in which the launcher writes down what runs */
    StackProcess(String name, Path run, Pause pause) {
        this.name = name;
        this.record = run.resolve(name + ".process");
        this.pause = pause;
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
        long pid = written().map(Written::pid).orElseThrow(() -> new GaveUp(name + " does not run."));
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
        while (!written().filter(now -> now.pid() != killed && isReady(now)).isPresent()) {
            if (System.nanoTime() > until) {
                throw new GaveUp(name + " was not back within " + BACK_WITHIN.toMinutes() + " minutes.");
            }
            pause.of(LOOK_EVERY);
        }
    }

    private boolean isReady(Written now) {
        return now.readiness().isEmpty() ? isOpen(now.port()) : answers(now.readiness());
    }

    private boolean answers(String address) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(Duration.ofMillis(ANSWERS_WITHIN_MILLIS))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException away) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new GaveUp("It was stopped.");
        }
    }

    private static boolean isOpen(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), ANSWERS_WITHIN_MILLIS);
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    private Optional<Written> written() {
        Properties kept = new Properties();
        try (Reader reader = Files.newBufferedReader(record)) {
            kept.load(reader);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        String pid = kept.getProperty("pid", "");
        return pid.isEmpty()
                ? Optional.empty()
                : Optional.of(new Written(
                        Long.parseLong(pid),
                        Integer.parseInt(kept.getProperty("port", "0")),
                        kept.getProperty("readiness", "")));
    }
}
