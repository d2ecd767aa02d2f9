package nl.stadsbode.chassis.processing;

import com.fasterxml.uuid.NoArgGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Where in a trace something was done.
 *
 * @param trace 16 bytes, hexadecimal
 * @param id 8 bytes, hexadecimal
 */
record Span(String trace, String id) {

    private static final int ID = 16;

    /** @param traceParent of W3C; null: a trace of its own */
    static Span of(@Nullable String traceParent, NoArgGenerator ids) {
        String[] parts = traceParent == null ? new String[0] : traceParent.split("-");
        if (parts.length >= 3) {
            return new Span(parts[1], parts[2]);
        }
        String made = ids.generate().toString().replace("-", "");
        return new Span(made, made.substring(made.length() - ID));
    }
}
