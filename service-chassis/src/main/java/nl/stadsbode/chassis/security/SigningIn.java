package nl.stadsbode.chassis.security;

import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Turns what the identity provider says into who is signed in. Where it names a citizen service number, only the
 * resident's id goes on: neither the number nor the token that has it is kept, in a session or elsewhere.
 */
final class SigningIn implements OAuth2UserService<OidcUserRequest, OidcUser> {

    private final OidcUserService usual = new OidcUserService();
    private final ResidentSignInSettings settings;
    private final @Nullable ResidentsByNumber residents;
    private final Clock clock;

    SigningIn(ResidentSignInSettings settings, @Nullable ResidentsByNumber residents, Clock clock) {
        this.settings = settings;
        this.residents = residents;
        this.clock = clock;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcIdToken token = request.getIdToken();
        String claim = settings.numberClaim();
        return claim == null || !token.hasClaim(claim)
                ? usual.loadUser(request)
                : resident(token.getClaimAsString(claim), token.getClaimAsString(settings.levelClaim()));
    }

    private OidcUser resident(@Nullable String number, @Nullable String level) {
        if (residents == null) {
            throw Refusal.ELSEWHERE.exception();
        }
        if (!settings.suffices(level)) {
            throw Refusal.LEVEL.exception();
        }
        UUID found = residents.withNumber(number == null ? "" : number).orElseThrow(Refusal.UNKNOWN::exception);
        return Residents.signedIn(found, clock);
    }
}
