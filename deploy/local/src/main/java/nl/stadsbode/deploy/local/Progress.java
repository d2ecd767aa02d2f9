package nl.stadsbode.deploy.local;

import java.util.Locale;
import java.util.function.Consumer;

/** What a person sees while things start and stop: one line each, with how long it took. */
final class Progress {

    private static final double NANOS = 1e9;

    private final Consumer<String> lines;

    Progress(Consumer<String> lines) {
        this.lines = lines;
    }

    synchronized void say(String line) {
        lines.accept(line);
    }

    void ready(ServerProcess process, long begun) {
        say(String.format(
                Locale.ROOT,
                "  %-22s ready after %5.1f s   127.0.0.1:%d",
                process.name(),
                seconds(begun),
                process.port()));
    }

    void stopped(ServerProcess process, long begun) {
        say(String.format(Locale.ROOT, "  %-22s stopped in %5.1f s", process.name(), seconds(begun)));
    }

    static double seconds(long begun) {
        return (System.nanoTime() - begun) / NANOS;
    }
}
