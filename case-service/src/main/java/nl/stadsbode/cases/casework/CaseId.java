package nl.stadsbode.cases.casework;

import java.util.UUID;

/** Identity of a case. */
public record CaseId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
