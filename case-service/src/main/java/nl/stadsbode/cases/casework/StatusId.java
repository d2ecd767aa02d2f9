package nl.stadsbode.cases.casework;

import java.util.UUID;

/** Identity of a status on a case, and of the event that tells of it. */
public record StatusId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
