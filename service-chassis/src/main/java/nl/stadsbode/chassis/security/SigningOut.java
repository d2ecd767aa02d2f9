package nl.stadsbode.chassis.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Signs out at the identity provider as well. The token that it would take as a hint is not kept of who signed in by a
 * number (it would stand in an address): the client's id is given instead (OpenID Connect RP-Initiated Logout 1.0, 2).
 */
final class SigningOut extends OidcClientInitiatedLogoutSuccessHandler {

    private final SecuritySettings settings;
    private final boolean handedOver;

    SigningOut(ClientRegistrationRepository registrations, SecuritySettings settings, boolean handedOver) {
        super(registrations);
        this.settings = settings;
        this.handedOver = handedOver;
        setPostLogoutRedirectUri("{baseUrl}");
    }

    @Override
    protected String determineTargetUrl(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        return authentication != null
                        && authentication.getPrincipal() instanceof OidcUser user
                        && Residents.hasNoToken(user)
                ? withoutHint()
                : super.determineTargetUrl(request, response, authentication);
    }

    private String withoutHint() {
        return handedOver
                ? SignInPages.PATH + "/ended"
                : settings.endpoint(settings.endSessionPath()) + "?client_id="
                        + URLEncoder.encode(settings.clientId(), StandardCharsets.UTF_8);
    }
}
