package nl.stadsbode.deploy.load.caselog;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The rows of a case log, read as they are asked for: memory does not grow with the file. */
public interface CaseLog extends AutoCloseable {

    /** The next row, or null at the end. */
    @Nullable
    Row next();

    @Override
    void close();

    /** The same rows in the order in which they happened: XES is written case by case, a CSV is taken as it is. */
    default CaseLog inOrderOfTime() {
        return this;
    }

    /**
     * Opens a log of any known kind, told by its content and not by its name.
     *
     * @throws UnreadableLog when it is no case log
     */
    static CaseLog open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UnreadableLog("There is no file " + file + ".");
        }
        try {
            InputStream content = unpacked(Files.newInputStream(file));
            return startsAsXml(content) ? XesLog.of(content) : CsvLog.of(content);
        } catch (IOException broken) {
            throw new UnreadableLog(file + " cannot be read: " + broken.getMessage());
        }
    }

    private static InputStream unpacked(InputStream file) throws IOException {
        InputStream buffered = new BufferedInputStream(file, 1 << 16);
        byte[] start = peek(buffered, 2);
        boolean gzip = start.length == 2 && (start[0] & 0xff) == 0x1f && (start[1] & 0xff) == 0x8b;
        return gzip ? new BufferedInputStream(new GZIPInputStream(buffered, 1 << 16), 1 << 16) : buffered;
    }

    private static boolean startsAsXml(InputStream content) throws IOException {
        for (byte each : peek(content, 64)) {
            boolean skipped =
                    each == (byte) 0xef || each == (byte) 0xbb || each == (byte) 0xbf || each <= ' ' && each >= 0;
            if (!skipped) {
                return each == '<';
            }
        }
        return false;
    }

    private static byte[] peek(InputStream content, int bytes) throws IOException {
        content.mark(bytes);
        byte[] start = content.readNBytes(bytes);
        content.reset();
        return start;
    }
}
