package nl.stadsbode.deploy.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The end of a log, to be shown when its process died. */
final class LogTail {

    private static final int LINES = 20;
    private static final long BYTES = 16 * 1024L;
    /** More than what a JVM writes of all its threads. */
    private static final long MANY_BYTES = 1024 * 1024L;

    private LogTail() {}

    static String of(Path log) {
        try {
            List<String> lines = lines(log, BYTES);
            return String.join(
                    System.lineSeparator() + "    | ", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        } catch (IOException unreadable) {
            return "(the log cannot be read)";
        }
    }

    /** The last thousands of them. */
    static List<String> lines(Path log) throws IOException {
        return lines(log, MANY_BYTES);
    }

    private static List<String> lines(Path log, long most) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - most));
            byte[] end = new byte[(int) Math.min(most, file.length())];
            file.readFully(end);
            return new String(end, StandardCharsets.UTF_8).lines().toList();
        }
    }

    /** Name, what happened, the last lines, and where the rest is. */
    static String about(String happened, Path log) {
        return happened + " The end of its log:" + System.lineSeparator() + "    | " + of(log) + System.lineSeparator()
                + "    (" + log + ")";
    }
}
