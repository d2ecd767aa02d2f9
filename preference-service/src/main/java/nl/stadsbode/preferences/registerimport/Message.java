package nl.stadsbode.preferences.registerimport;

import java.time.LocalDate;
import nl.stadsbode.preferences.contact.PostalAddress;
import nl.stadsbode.preferences.register.Bsn;
import org.jspecify.annotations.Nullable;

/**
 * What the register says about somebody.
 *
 * @param line where it stands
 * @param dated the day on which the register said so; null: not told, and so taken for the newest
 */
record Message(long line, Bsn bsn, @Nullable LocalDate dated, Content content) {

    sealed interface Content {}

    /**
     * All of somebody, whether known or not.
     *
     * @param address null: nowhere that is known
     * @param secret null: not told
     * @param death null: not told
     */
    record Whole(
            String name,
            @Nullable PostalAddress address,
            @Nullable Boolean secret,
            @Nullable Death death) implements Content {}

    /** Somebody lives elsewhere. @param secret null: not told */
    record Moved(PostalAddress address, @Nullable Boolean secret) implements Content {}

    /** @param on null: alive after all */
    record Death(@Nullable LocalDate on) implements Content {}

    record Secrecy(boolean secret) implements Content {}

    @Override
    public String toString() {
        return "Message[line " + line + "]";
    }
}
