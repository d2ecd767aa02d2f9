package nl.stadsbode.preferences.registerimport;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The lines of a file in UTF-8, one at a time. What is no UTF-8 becomes the replacement character, U+FFFD. */
final class Lines {

    /** Far more than a line of the register has. */
    static final int LONGEST = 8_192;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** @param text null: longer than {@value Lines#LONGEST} characters, and not kept */
    record Line(long number, @Nullable String text) {

        boolean isBlank() {
            return text != null && text.isBlank();
        }
    }

    private final BufferedReader reader;
    private long number;

    Lines(InputStream content) {
        this.reader = new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8));
    }

    /** The next line, or null at the end. */
    @Nullable
    Line next() throws IOException {
        StringBuilder text = new StringBuilder();
        boolean any = false;
        boolean whole = true;
        int read = reader.read();
        while (read >= 0 && read != '\n') {
            any = true;
            if (text.length() < LONGEST) {
                text.append((char) read);
            } else {
                whole = false;
            }
            read = reader.read();
        }
        if (read < 0 && !any) {
            return null;
        }
        number++;
        return new Line(number, whole ? bare(text) : null);
    }

    private String bare(StringBuilder text) {
        int end = text.length();
        if (end > 0 && text.charAt(end - 1) == '\r') {
            text.setLength(end - 1);
        }
        if (number == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            text.deleteCharAt(0);
        }
        return text.toString();
    }
}
