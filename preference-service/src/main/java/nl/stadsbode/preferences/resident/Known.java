package nl.stadsbode.preferences.resident;

import java.time.Instant;

/** What the database knows under an id. */
public sealed interface Known {

    record Living(Resident resident) implements Known {}

    /** Only the marker is left. */
    record Forgotten(long version, Instant at) implements Known {}
}
