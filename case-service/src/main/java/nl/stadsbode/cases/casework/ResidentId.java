package nl.stadsbode.cases.casework;

import java.util.UUID;

/** A resident, known by nothing else here. */
public record ResidentId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
