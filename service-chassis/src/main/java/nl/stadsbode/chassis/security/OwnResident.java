package nl.stadsbode.chassis.security;

import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClaimAccessor;

/** Which resident is signed in, as the identity provider says: the only word that counts for whose data are shown. */
public final class OwnResident {

    static final String CLAIM = "resident_id";

    private OwnResident() {}

    /** Empty where the identity provider names none, or nobody that can be one. */
    public static Optional<UUID> of(Authentication authentication) {
        try {
            return authentication.getPrincipal() instanceof ClaimAccessor claims
                            && claims.getClaimAsString(CLAIM) instanceof String id
                    ? Optional.of(UUID.fromString(id))
                    : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
