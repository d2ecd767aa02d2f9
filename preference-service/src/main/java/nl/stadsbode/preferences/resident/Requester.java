package nl.stadsbode.preferences.resident;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.stadsbode.chassis.security.OwnResident;
import nl.stadsbode.preferences.contact.Flawed;
import nl.stadsbode.preferences.contact.How;
import nl.stadsbode.preferences.contact.Stated;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/**
 * Who calls the API: the contact centre for anyone, or a resident for themself.
 *
 * @param account the identity provider's name for the person or system
 * @param own the resident's own id, or null for the contact centre
 */
public record Requester(String account, @Nullable String own) {

    /** By whom a resident's own changes are stated to be: the account's name is the identity provider's affair. */
    private static final String RESIDENT = "resident";

    private static final Set<How> HEARD = Set.of(How.REGISTER, How.DESK, How.PHONE);

    public static Requester of(Authentication authentication) {
        boolean contact = authentication.getAuthorities().stream()
                .anyMatch(granted -> "ROLE_contact".equals(granted.getAuthority()));
        if (contact) {
            return new Requester(authentication.getName(), null);
        }
        return new Requester(
                authentication.getName(),
                OwnResident.of(authentication).map(UUID::toString).orElse(""));
    }

    boolean isResident() {
        return own != null;
    }

    /** The resident who is signed in; empty for the contact centre, and where the identity provider names none. */
    public Optional<ResidentId> ownId() {
        return own == null ? Optional.empty() : ResidentId.read(own);
    }

    /** Another's data look to a resident as if they were not there, whether they are or not. */
    void mayReach(ResidentId id) {
        if (own != null && !own.equals(id.toString())) {
            throw Answers.noSuchResident();
        }
    }

    /** What a resident says themself from now on, on a page of theirs or by a link that only they were sent. */
    public static Stated ownWord(Clock clock) {
        return new Stated(now(clock), RESIDENT, How.SELF);
    }

    /**
     * What the requester says from now on.
     *
     * @param how as the call gives it
     * @param usual where the call does not; null: it must
     */
    Stated stated(@Nullable String how, @Nullable How usual, Clock clock) {
        return isResident() ? ownWord(clock) : new Stated(now(clock), account, heard(how, usual));
    }

    private static Instant now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static How heard(@Nullable String how, @Nullable How usual) {
        if (how == null && usual != null) {
            return usual;
        }
        if (how == null || HEARD.stream().noneMatch(heard -> heard.code().equals(how))) {
            throw new Flawed("how", "unknown-how", "Say how you heard it: register, desk or phone.");
        }
        return How.of(how);
    }
}
