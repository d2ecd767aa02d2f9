package nl.stadsbode.deploy.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Why a JVM does not end when it is asked to: it is made to write what its threads do to its log. */
final class StuckStop {

    /** The thread in which Spring Boot ends an application. */
    static final String STOPPING = "SpringApplicationShutdownHook";

    private static final int FRAMES = 12;
    private static final Duration WRITES_WITHIN = Duration.ofSeconds(3);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private StuckStop() {}

    /** What its stop waited for, indented; the threads themselves are in the log. Never fails: it is about to be killed. */
    static String of(Process process, Path log) {
        try {
            new ProcessBuilder("kill", "-QUIT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            long deadline = System.nanoTime() + WRITES_WITHIN.toNanos();
            while (System.nanoTime() < deadline) {
                List<String> stack = stack(log);
                if (!stack.isEmpty()) {
                    return String.join(System.lineSeparator(), stack);
                }
                Thread.sleep(LOOK_EVERY);
            }
            return "    (it does not say)";
        } catch (IOException unreadable) {
            return "    (it cannot be asked: " + unreadable.getMessage() + ")";
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return "    (not waited for)";
        }
    }

    private static List<String> stack(Path log) throws IOException {
        List<String> lines = LogTail.lines(log);
        for (int line = lines.size() - 1; line >= 0; line--) {
            if (lines.get(line).startsWith('"' + STOPPING + '"')) {
                return lines.subList(line, lines.size()).stream()
                        .takeWhile(each -> !each.isBlank())
                        .limit(FRAMES)
                        .map(each -> "    | " + each)
                        .toList();
            }
        }
        return List.of();
    }
}
