package nl.stadsbode.deploy.identity;

import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;

/** Puts {@code roles}, {@code name} and, of a resident, {@code resident_id} into ID tokens and access tokens; of who comes by
 * DigiD, as a broker does, {@code bsn} and {@code acr} instead. */
@Component
class Claims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    private final People people;

    Claims(People people) {
        this.people = people;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())) {
            ofSystem(context.getClaims());
            return;
        }
        Authentication signedIn = context.getPrincipal();
        if (signedIn != null) {
            people.named(signedIn.getName()).ifPresent(person -> ofPerson(person, context.getClaims()));
        }
    }

    private static void ofSystem(JwtClaimsSet.Builder claims) {
        claims.claim("name", "Stadsbode");
        claims.claim(
                "roles", Clients.SYSTEM_ROLES.stream().map(Role::claim).sorted().toList());
    }

    private static void ofPerson(Person person, JwtClaimsSet.Builder claims) {
        claims.claim("name", person.fullName());
        if (person.digid() != null) {
            claims.claim("bsn", person.digid().bsn());
            claims.claim("acr", person.digid().level());
            return;
        }
        claims.claim("roles", List.of(person.role().claim()));
        if (person.residentId() != null) {
            claims.claim("resident_id", person.residentId().toString());
        }
    }
}
