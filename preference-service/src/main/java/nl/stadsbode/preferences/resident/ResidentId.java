package nl.stadsbode.preferences.resident;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Opaque: what the other services know a resident by. */
public record ResidentId(@JsonValue UUID value) implements Comparable<ResidentId> {

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
