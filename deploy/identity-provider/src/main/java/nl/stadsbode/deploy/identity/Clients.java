package nl.stadsbode.deploy.identity;

import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The two programs that may ask for tokens: the services' pages (for people) and the system (for itself). */
@Configuration(proxyBeanMethods = false)
class Clients {

    static final String PAGES = "stadsbode-pages";
    static final String SYSTEM = "stadsbode-system";

    /** What the system may do in its own name: open cases, enter residents, see what was sent. */
    static final Set<Role> SYSTEM_ROLES = Set.of(Role.CASEWORKER, Role.CONTACT, Role.OPERATOR);

    @Bean
    RegisteredClientRepository registeredClients(IdentitySettings settings) {
        return new InMemoryRegisteredClientRepository(pages(settings), system(settings));
    }

    private static RegisteredClient pages(IdentitySettings settings) {
        List<String> origins = settings.pagesOrigins();
        return RegisteredClient.withId(PAGES)
                .clientId(PAGES)
                .clientSecret(settings.pagesSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUris(uris -> origins.forEach(origin -> uris.add(origin + "/login/oauth2/code/stadsbode")))
                .postLogoutRedirectUris(uris -> origins.forEach(origin -> {
                    uris.add(origin);
                    uris.add(origin + "/");
                }))
                .scope(OidcScopes.OPENID)
                .scope(OidcScopes.PROFILE)
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .tokenSettings(tokens(settings))
                .build();
    }

    private static RegisteredClient system(IdentitySettings settings) {
        return RegisteredClient.withId(SYSTEM)
                .clientId(SYSTEM)
                .clientSecret(settings.systemSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(tokens(settings))
                .build();
    }

    private static TokenSettings tokens(IdentitySettings settings) {
        return TokenSettings.builder()
                .accessTokenTimeToLive(settings.tokenLifetime())
                .build();
    }
}
