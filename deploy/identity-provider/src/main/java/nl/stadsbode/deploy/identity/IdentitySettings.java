package nl.stadsbode.deploy.identity;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What differs per installation.
 *
 * @param issuer address under which browsers and services know this provider, without a trailing slash
 * @param signingKey file with the private JWK; made when absent, readable by its owner only
 * @param pagesSecret secret of the client {@code stadsbode-pages}; has no default
 * @param systemSecret secret of the client {@code stadsbode-system}; has no default
 * @param pagesOrigins origins of the services whose pages sign in here
 * @param passwordSuffix a person's password is the user name followed by this
 * @param tokenLifetime how long an access token or ID token is valid (default 30 minutes)
 */
@ConfigurationProperties("identity")
record IdentitySettings(
        String issuer,
        Path signingKey,
        String pagesSecret,
        String systemSecret,
        List<String> pagesOrigins,
        @DefaultValue("-local") String passwordSuffix,
        @DefaultValue("30m") Duration tokenLifetime) {

    private static final int SHORTEST_SECRET = 16;

    IdentitySettings {
        requireSecret("identity.pages-secret (STADSBODE_PAGES_SECRET)", pagesSecret);
        requireSecret("identity.system-secret (STADSBODE_SYSTEM_SECRET)", systemSecret);
        pagesOrigins = List.copyOf(pagesOrigins);
    }

    private static void requireSecret(String name, String secret) {
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException(name + " needs at least " + SHORTEST_SECRET + " characters");
        }
    }
}
