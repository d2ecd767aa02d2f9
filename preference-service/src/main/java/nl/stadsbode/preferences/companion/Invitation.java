package nl.stadsbode.preferences.companion;

import java.time.Instant;
import nl.stadsbode.preferences.contact.EmailAddress;
import nl.stadsbode.preferences.resident.ResidentId;
import org.jspecify.annotations.Nullable;

/**
 * Someone whom a resident asked to read along.
 *
 * @param by the resident who asked
 * @param name as the resident calls the other
 * @param sensitive whether they are to be told of what is sensitive, too
 * @param acceptedAs how they call themselves who said yes; null before that
 */
public record Invitation(
        ResidentId by,
        String name,
        EmailAddress email,
        boolean sensitive,
        @Nullable String acceptedAs,
        Instant expiresAt) {

    /** What only its two parties may read of it. */
    record Invited(String name, String email) {
        @Override
        public String toString() {
            return "Invited[]";
        }
    }

    @Override
    public String toString() {
        return "Invitation[" + by + "]";
    }
}
