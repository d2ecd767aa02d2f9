package nl.stadsbode.chassis.sql;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a list in the order of ids is read on. A bound that is always there: with one that may be null, a plan that is made
 * once would read all that comes before it.
 */
public final class Keyset {

    private static final UUID LOWEST = new UUID(0, 0);
    private static final UUID HIGHEST = new UUID(-1, -1);

    private Keyset() {}

    /** For {@code id > ?}, ascending. @param last that was read; null to begin */
    public static UUID after(@Nullable UUID last) {
        return last == null ? LOWEST : last;
    }

    /** For {@code id < ?}, descending. @param last that was read; null to begin */
    public static UUID before(@Nullable UUID last) {
        return last == null ? HIGHEST : last;
    }
}
