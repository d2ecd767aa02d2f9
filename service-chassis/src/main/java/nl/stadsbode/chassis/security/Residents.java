package nl.stadsbode.chassis.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Residents who are signed in and of whom nothing is known but the id: no number, and no token that has it inside. */
final class Residents {

    /** Stands where the token of the identity provider would. */
    static final String NO_TOKEN = "none";

    private static final Duration LONGEST_SESSION = Duration.ofHours(8);

    private Residents() {}

    static OidcUser signedIn(UUID resident, Clock clock) {
        Instant now = clock.instant();
        OidcIdToken token = OidcIdToken.withTokenValue(NO_TOKEN)
                .subject(resident.toString())
                .claim(OwnResident.CLAIM, resident.toString())
                .issuedAt(now)
                .expiresAt(now.plus(LONGEST_SESSION))
                .build();
        return new DefaultOidcUser(roles(), token);
    }

    static Set<GrantedAuthority> roles() {
        return Set.of(new SimpleGrantedAuthority("ROLE_resident"));
    }

    static boolean hasNoToken(OidcUser user) {
        return NO_TOKEN.equals(user.getIdToken().getTokenValue());
    }
}
