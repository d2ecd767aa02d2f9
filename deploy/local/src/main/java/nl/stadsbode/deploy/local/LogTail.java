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

    private LogTail() {}

    static String of(Path log) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - BYTES));
            byte[] end = new byte[(int) Math.min(BYTES, file.length())];
            file.readFully(end);
            List<String> lines = new String(end, StandardCharsets.UTF_8).lines().toList();
            return String.join(
                    System.lineSeparator() + "    | ", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        } catch (IOException unreadable) {
            return "(the log cannot be read)";
        }
    }

    /** Name, what happened, the last lines, and where the rest is. */
    static String about(String happened, Path log) {
        return happened + " The end of its log:" + System.lineSeparator() + "    | " + of(log) + System.lineSeparator()
                + "    (" + log + ")";
    }
}
