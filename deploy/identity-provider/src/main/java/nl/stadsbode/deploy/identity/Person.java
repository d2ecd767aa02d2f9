package nl.stadsbode.deploy.identity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invented person who can sign in on one's own machine.
 *
 * @param residentId only a resident has one
 */
record Person(
        String userName,
        String fullName,
        Role role,
        @Nullable UUID residentId) {

    Person {
        if ((role == Role.RESIDENT) != (residentId != null)) {
            throw new IllegalArgumentException("a resident, and nobody else, has a resident id");
        }
    }
}
