package nl.stadsbode.chassis.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Who signs in by DigiD: a number goes in, an id comes out. */
class SigningInTests {

    private static final String NUMBER = "999990019";
    private static final String LOW = "http://eidas.europa.eu/LoA/low";
    private static final String SUBSTANTIAL = "http://eidas.europa.eu/LoA/substantial";
    private static final String HIGH = "http://eidas.europa.eu/LoA/high";

    private final UUID rosa = UUID.randomUUID();
    private final ResidentSignInSettings settings =
            new ResidentSignInSettings("bsn", "acr", List.of(LOW, SUBSTANTIAL, HIGH), SUBSTANTIAL, null);
    private final SigningIn here = new SigningIn(
            settings, number -> number.equals(NUMBER) ? Optional.of(rosa) : Optional.empty(), Clock.systemUTC());

    @Test
    void a_number_becomes_the_residents_id_and_is_in_nothing_that_a_session_keeps() throws Exception {
        OidcUser user = here.loadUser(request(Map.of("sub", NUMBER, "bsn", NUMBER, "acr", HIGH)));

        assertThat(user.getName()).isEqualTo(rosa.toString());
        assertThat(OwnResident.of(new OAuth2AuthenticationToken(user, user.getAuthorities(), "stadsbode")))
                .contains(rosa);
        assertThat(user.getAuthorities())
                .extracting(GrantedAuthority::getAuthority)
                .containsExactly("ROLE_resident");
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(new OAuth2AuthenticationToken(user, user.getAuthorities(), "stadsbode"));
        }
        assertThat(bytes.toString(StandardCharsets.ISO_8859_1)).doesNotContain(NUMBER, "the-token-with-the-number");
    }

    @Test
    void a_level_that_is_too_low_or_missing_is_refused_before_anybody_is_looked_for() {
        SigningIn nobodyIsLookedFor = new SigningIn(
                settings,
                number -> {
                    throw new AssertionError();
                },
                Clock.systemUTC());

        assertThat(refusal(nobodyIsLookedFor, Map.of("sub", "x", "bsn", NUMBER, "acr", LOW)))
                .isEqualTo(Refusal.LEVEL);
        assertThat(refusal(nobodyIsLookedFor, Map.of("sub", "x", "bsn", NUMBER, "acr", "splendid")))
                .isEqualTo(Refusal.LEVEL);
        assertThat(refusal(nobodyIsLookedFor, Map.of("sub", "x", "bsn", NUMBER)))
                .isEqualTo(Refusal.LEVEL);
    }

    @Test
    void a_number_that_nobody_has_is_refused_and_nothing_says_which_it_was() {
        Map<String, Object> claims = Map.of("sub", "x", "bsn", "999990032", "acr", SUBSTANTIAL);

        assertThat(refusal(here, claims)).isEqualTo(Refusal.UNKNOWN);
        assertThatThrownBy(() -> here.loadUser(request(claims)))
                .satisfies(thrown -> assertThat(thrown.toString()).doesNotContain("999990032"));
    }

    @Test
    void a_service_that_knows_no_numbers_takes_none() {
        SigningIn elsewhere = new SigningIn(settings, null, Clock.systemUTC());

        assertThat(refusal(elsewhere, Map.of("sub", "x", "bsn", NUMBER, "acr", HIGH)))
                .isEqualTo(Refusal.ELSEWHERE);
    }

    @Test
    void who_has_no_number_signs_in_as_before() {
        OidcUser caroline = here.loadUser(request(Map.of("sub", "caroline", "name", "Caroline")));

        assertThat(caroline.getName()).isEqualTo("caroline");
        assertThat(caroline.getFullName()).isEqualTo("Caroline");
    }

    @Test
    void a_minimum_that_is_no_level_is_a_mistake_in_the_settings() {
        assertThatThrownBy(() -> new ResidentSignInSettings("bsn", "acr", List.of(LOW), HIGH, null))
                .hasMessageContaining("minimum-level");
    }

    private static Refusal refusal(SigningIn where, Map<String, Object> claims) {
        try {
            where.loadUser(request(claims));
            throw new AssertionError("was signed in");
        } catch (OAuth2AuthenticationException refused) {
            return Refusal.of(refused);
        }
    }

    private static OidcUserRequest request(Map<String, Object> claims) {
        Instant now = Instant.now();
        ClientRegistration client = ClientRegistration.withRegistrationId("stadsbode")
                .clientId("stadsbode-pages")
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("http://localhost/back")
                .authorizationUri("http://localhost/ask")
                .tokenUri("http://localhost/token")
                .userNameAttributeName("sub")
                .build();
        OidcIdToken token = OidcIdToken.withTokenValue("the-token-with-the-number")
                .claims(all -> all.putAll(claims))
                .issuedAt(now)
                .expiresAt(now.plusSeconds(60))
                .build();
        return new OidcUserRequest(
                client,
                new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, "token", now, now.plusSeconds(60)),
                token);
    }
}
