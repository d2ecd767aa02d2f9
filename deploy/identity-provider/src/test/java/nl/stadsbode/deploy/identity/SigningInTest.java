package nl.stadsbode.deploy.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class SigningInTest {

    private static final String PAGES_SECRET = "pages-secret-of-a-test";
    private static final String SYSTEM_SECRET = "system-secret-of-a-test";
    private static final String SERVICE = "http://localhost:8081/login/oauth2/code/stadsbode";
    private static final String VERIFIER = "a-verifier-that-is-long-enough-to-be-accepted-by-the-server";

    @TempDir
    static Path folder;

    @LocalServerPort
    int port;

    @Autowired
    JwtDecoder tokens;

    private Browser browser = new Browser("");

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        properties.add("identity.pages-secret", () -> PAGES_SECRET);
        properties.add("identity.system-secret", () -> SYSTEM_SECRET);
        properties.add("identity.signing-key", () -> folder.resolve("key.json"));
    }

    @BeforeEach
    void openBrowser() {
        browser = new Browser("http://localhost:" + port);
    }

    @Test
    void a_caseworker_signs_in_with_a_code_and_its_proof() throws Exception {
        JsonNode answer = signedIn("caroline");

        Jwt idToken = tokens.decode(answer.get("id_token").asString());
        assertThat(idToken.getSubject()).isEqualTo("caroline");
        assertThat(idToken.getAudience()).containsExactly("stadsbode-pages");
        assertThat(idToken.getClaimAsStringList("roles")).containsExactly("caseworker");
        assertThat(idToken.getClaimAsString("name")).isEqualTo("Caroline de Bruin");
        assertThat(idToken.hasClaim("resident_id")).isFalse();
        assertThat(idToken.getClaimAsString("iss")).isEqualTo("http://localhost:8085");
    }

    @Test
    void a_residents_tokens_say_which_resident() throws Exception {
        JsonNode answer = signedIn("rosa");

        for (String kind : List.of("id_token", "access_token")) {
            Jwt token = tokens.decode(answer.get(kind).asString());
            assertThat(token.getClaimAsStringList("roles")).containsExactly("resident");
            assertThat(token.getClaimAsString("resident_id")).isEqualTo("00000000-0000-4000-8000-000000000001");
        }
    }

    @Test
    void every_role_has_a_person_who_can_sign_in() {
        for (String user : List.of("caroline", "olaf", "eva", "connie", "rosa", "sam", "noor")) {
            openBrowser();

            HttpResponse<String> answer = browser.signIn(user, user + "-local");

            assertThat(location(answer)).doesNotContain("error");
            assertThat(browser.open("/").body()).contains(user.substring(1));
        }
    }

    @Test
    void a_wrong_password_is_told_without_saying_which_part_was_wrong() {
        HttpResponse<String> refused = browser.signIn("caroline", "guess");
        HttpResponse<String> unknown = browser.signIn("nobody", "guess");

        assertThat(location(refused)).endsWith("/sign-in?error").isEqualTo(location(unknown));
        assertThat(browser.open("/sign-in?error").body())
                .contains("role=\"alert\"", "gebruikersnaam of het wachtwoord klopt niet", "<title>Fout:")
                .doesNotContain("guess");
    }

    @Test
    void a_service_that_is_not_known_gets_no_code() {
        browser.signIn("caroline", "caroline-local");

        HttpResponse<String> answer =
                browser.open(authorization(Map.of("redirect_uri", "http://elsewhere.example/code")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void a_code_without_proof_is_refused() {
        browser.signIn("caroline", "caroline-local");
        Map<String, String> withoutProof = new LinkedHashMap<>(asked());
        withoutProof.remove("code_challenge");
        withoutProof.remove("code_challenge_method");

        HttpResponse<String> answer = browser.open("/oauth2/authorize?" + Browser.form(withoutProof));

        assertThat(location(answer)).startsWith(SERVICE).contains("error=invalid_request");
    }

    @Test
    void the_system_gets_a_token_in_its_own_name() throws Exception {
        HttpResponse<String> answer = browser.asProgram(
                "/oauth2/token", basic("stadsbode-system", SYSTEM_SECRET), Map.of("grant_type", "client_credentials"));

        Jwt token = tokens.decode(json(answer).get("access_token").asString());
        assertThat(token.getClaimAsStringList("roles")).containsExactly("caseworker", "contact", "operator");
        assertThat(token.getSubject()).isEqualTo("stadsbode-system");
    }

    @Test
    void a_wrong_client_secret_is_refused() {
        HttpResponse<String> answer = browser.asProgram(
                "/oauth2/token", basic("stadsbode-system", "guess"), Map.of("grant_type", "client_credentials"));

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void signing_out_at_a_service_ends_the_session_here() throws Exception {
        String idToken = signedIn("olaf").get("id_token").asString();

        HttpResponse<String> answer = browser.open("/connect/logout?"
                + Browser.form(Map.of("id_token_hint", idToken, "post_logout_redirect_uri", "http://localhost:8081")));

        assertThat(location(answer)).isEqualTo("http://localhost:8081");
        assertThat(location(browser.open(authorization(Map.of())))).endsWith("/sign-in");
    }

    @Test
    void signing_out_here_ends_the_session() {
        browser.signIn("eva", "eva-local");

        browser.submit("/", "/sign-out", Map.of());

        assertThat(location(browser.open("/"))).endsWith("/sign-in");
    }

    @Test
    void the_page_names_everyone_and_that_it_is_for_local_use_in_both_languages() {
        String dutch = browser.open("/sign-in").body();
        String english = browser.open("/sign-in?lang=en").body();

        assertThat(dutch).contains("Alleen voor lokaal gebruik", "behandelaar", "<html lang=\"nl\"", "Rosa Roosendaal");
        assertThat(english)
                .contains(
                        "Local use only", "followed by ‘-local’", "caseworker", "<html lang=\"en\"", "Rosa Roosendaal");
    }

    @Test
    void a_person_chosen_on_the_page_is_filled_in_and_nothing_else_is() {
        assertThat(browser.open("/sign-in?user=rosa").body()).contains("value=\"rosa\"");
        assertThat(browser.open("/sign-in?user=%22%3Emallory").body()).doesNotContain("mallory");
    }

    @Test
    void its_cookies_do_not_clash_with_those_of_the_services() {
        browser.open("/sign-in");

        assertThat(browser.cookies().getCookieStore().getCookies())
                .extracting(cookie -> cookie.getName())
                .contains("stadsbode-identity")
                .doesNotContain("JSESSIONID");
    }

    @Test
    void it_says_when_it_is_ready() {
        assertThat(browser.open("/actuator/health/readiness").statusCode()).isEqualTo(200);
    }

    private JsonNode signedIn(String user) throws Exception {
        assertThat(location(browser.open(authorization(Map.of())))).endsWith("/sign-in");
        String back = location(browser.signIn(user, user + "-local"));
        String service = location(browser.open(back));
        assertThat(service).startsWith(SERVICE);
        String code = UriComponentsBuilder.fromUriString(service)
                .build()
                .getQueryParams()
                .getFirst("code");

        HttpResponse<String> answer = browser.asProgram(
                "/oauth2/token",
                basic("stadsbode-pages", PAGES_SECRET),
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code == null ? "" : code,
                        "redirect_uri",
                        SERVICE,
                        "code_verifier",
                        VERIFIER));
        return json(answer);
    }

    private static String authorization(Map<String, String> instead) {
        Map<String, String> parameters = new LinkedHashMap<>(asked());
        parameters.putAll(instead);
        return "/oauth2/authorize?" + Browser.form(parameters);
    }

    private static Map<String, String> asked() {
        return Map.of(
                "response_type", "code",
                "client_id", "stadsbode-pages",
                "redirect_uri", SERVICE,
                "scope", "openid profile",
                "state", "some-state",
                "code_challenge", challenge(),
                "code_challenge_method", "S256");
    }

    private static String challenge() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static String basic(String client, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    private static String location(HttpResponse<String> answer) {
        String location = answer.headers().firstValue("Location").orElse("");
        URI uri = URI.create(location);
        return "localhost".equals(uri.getHost()) && uri.getPath().startsWith("/sign-in")
                ? uri.getPath() + (uri.getQuery() == null ? "" : "?" + uri.getQuery())
                : location;
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }
}
