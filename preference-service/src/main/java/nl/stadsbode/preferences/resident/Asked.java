package nl.stadsbode.preferences.resident;

import java.util.function.UnaryOperator;
import nl.stadsbode.preferences.contact.Stated;
import org.jspecify.annotations.Nullable;

/**
 * A change that someone asks for.
 *
 * @param expectedVersion the version it was decided on (0: none), or null when any will do
 * @param stated by whom and how
 * @param creates whether the resident may be new
 * @param change the state as it would be, from the state as it is (null when new); may throw {@link
 *     nl.stadsbode.preferences.contact.Flawed}
 */
public record Asked(ResidentId id, @Nullable Long expectedVersion, Stated stated, boolean creates, Change change) {

    /** Decides the next state; {@code current} is null when the resident is new. */
    @FunctionalInterface
    public interface Change {
        Resident of(@Nullable Resident current);
    }

    public static Asked whole(ResidentId id, @Nullable Long expectedVersion, Stated stated, Change change) {
        return new Asked(id, expectedVersion, stated, true, change);
    }

    /** A change of a part of someone we know. */
    public static Asked of(
            ResidentId id, @Nullable Long expectedVersion, Stated stated, UnaryOperator<Resident> change) {
        return new Asked(id, expectedVersion, stated, false, current -> {
            if (current == null) {
                throw new IllegalStateException("a part of nobody cannot be changed");
            }
            return change.apply(current);
        });
    }
}
