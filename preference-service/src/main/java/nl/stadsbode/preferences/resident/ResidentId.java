package nl.stadsbode.preferences.resident;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.UUID;

/** Opaque: what the other services know a resident by. */
public record ResidentId(@JsonValue UUID value) implements Comparable<ResidentId> {

    /** Empty where nobody can have such an id. */
    public static Optional<ResidentId> read(String written) {
        try {
            return Optional.of(new ResidentId(UUID.fromString(written.strip())));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** In the order of the database, so that rows are always locked in one order. */
    @Override
    public int compareTo(ResidentId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
