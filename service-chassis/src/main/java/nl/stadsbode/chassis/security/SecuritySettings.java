package nl.stadsbode.chassis.security;

import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where people sign in (OpenID Connect). The endpoints are not discovered at start, so that a service starts while the
 * identity provider is away; where they differ from the issuer's usual paths they are set.
 *
 * @param issuer the identity provider
 * @param clientId this installation's client for the pages
 * @param clientSecret its secret
 * @param rolesClaim claim with the list of roles: resident, caseworker, contact, editor, operator,
 *     monitor
 * @param audience audience that access tokens for the API must name; none is asked when absent
 */
@Validated
@ConfigurationProperties("stadsbode.security")
public record SecuritySettings(
        URI issuer,
        @DefaultValue("stadsbode-pages") @NotBlank String clientId,
        @NotBlank String clientSecret,
        @DefaultValue("roles") String rolesClaim,
        @DefaultValue("/oauth2/authorize") String authorizationPath,
        @DefaultValue("/oauth2/token") String tokenPath,
        @DefaultValue("/oauth2/jwks") String keysPath,
        @DefaultValue("/connect/logout") String endSessionPath,
        @Nullable String audience) {

    String endpoint(String path) {
        return path.startsWith("http") ? path : issuer + path;
    }

    String origin() {
        return issuer.getScheme() + "://" + issuer.getAuthority();
    }
}
