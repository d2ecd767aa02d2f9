package nl.stadsbode.deploy.identity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invented person who can sign in on one's own machine.
 *
 * @param residentId of a resident; null where DigiD is played, which knows nothing but a number
 * @param digid of a resident whom DigiD would sign in
 */
record Person(
        String userName,
        String fullName,
        Role role,
        @Nullable UUID residentId,
        @Nullable DigiD digid) {

    /**
     * What a broker in front of DigiD says.
     *
     * @param bsn a number of the tests that nobody has
     * @param level of assurance, as eIDAS names it
     */
    record DigiD(String bsn, String level) {}

    Person(String userName, String fullName, Role role, @Nullable UUID residentId) {
        this(userName, fullName, role, residentId, null);
    }

    Person {
        if ((role == Role.RESIDENT) != (residentId != null || digid != null)) {
            throw new IllegalArgumentException("a resident, and nobody else, has a resident id or a number");
        }
    }
}
