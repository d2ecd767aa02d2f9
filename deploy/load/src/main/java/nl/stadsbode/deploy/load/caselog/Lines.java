package nl.stadsbode.deploy.load.caselog;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines with their numbers, of bounded length; a line that was read can be put back. */
final class Lines implements Closeable {

    /** Characters of a line that are kept; what is longer is no row. */
    static final int LONGEST = 1_000_000;

    /** @param whole false when the rest of it was dropped */
    record Line(long number, String text, boolean whole) {}

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final PushbackReader characters;
    private final Deque<Line> putBack = new ArrayDeque<>();
    private long number;

    Lines(InputStream content) {
        Reader reader = new java.io.BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8), 1 << 16);
        this.characters = new PushbackReader(reader, 1);
    }

    @Nullable
    Line next() throws IOException {
        return putBack.isEmpty() ? read() : putBack.removeFirst();
    }

    /** Gives these lines, once more, before all others. */
    void putBack(List<Line> lines) {
        lines.reversed().forEach(putBack::addFirst);
    }

    private @Nullable Line read() throws IOException {
        int character = characters.read();
        if (character < 0) {
            return null;
        }
        number++;
        StringBuilder text = new StringBuilder();
        boolean whole = true;
        for (; character >= 0 && character != '\n' && character != '\r'; character = characters.read()) {
            if (text.length() == LONGEST) {
                whole = false;
            } else if (number > 1 || !text.isEmpty() || character != BYTE_ORDER_MARK) {
                text.append((char) character);
            }
        }
        if (character == '\r') {
            int following = characters.read();
            if (following >= 0 && following != '\n') {
                characters.unread(following);
            }
        }
        return new Line(number, text.toString(), whole);
    }

    long number() {
        return number;
    }

    @Override
    public void close() throws IOException {
        characters.close();
    }
}
