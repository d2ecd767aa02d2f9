package nl.stadsbode.deploy.load.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The access token of {@code stadsbode-system} (OAuth 2.0 client credentials, RFC 6749 §4.4), renewed before it ends. */
final class AccessToken {

    private static final Duration BEFORE_ITS_END = Duration.ofSeconds(30);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final long USUAL_LIFETIME_SECONDS = 300;

    private final HttpClient http;
    private final JsonMapper json;
    private final Addresses addresses;
    private final Clock clock;

    private String value = "";
    private Instant renewAt = Instant.MIN;

    AccessToken(HttpClient http, JsonMapper json, Addresses addresses, Clock clock) {
        this.http = http;
        this.json = json;
        this.addresses = addresses;
        this.clock = clock;
    }

    synchronized String value() throws IOException, InterruptedException {
        if (!clock.instant().isBefore(renewAt)) {
            renew();
        }
        return value;
    }

    /** To be called when a service does not accept it: the issuer may have begun anew, with other keys. */
    synchronized void rejected(String rejected) {
        if (value.equals(rejected)) {
            renewAt = Instant.MIN;
        }
    }

    private void renew() throws IOException, InterruptedException {
        String login = "stadsbode-system:" + addresses.systemSecret();
        HttpRequest request = HttpRequest.newBuilder(URI.create(addresses.issuer() + "/oauth2/token"))
                .timeout(TIMEOUT)
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() >= 500) {
            throw new IOException("the identity provider answers " + response.statusCode());
        }
        if (response.statusCode() != 200) {
            throw new Unusable("The identity provider gives no access token (" + response.statusCode()
                    + "). Is STADSBODE_SYSTEM_SECRET that of the stack at " + addresses.issuer() + "?");
        }
        JsonNode answer = json.readTree(response.body());
        value = answer.path("access_token").asString("");
        renewAt = clock.instant()
                .plusSeconds(answer.path("expires_in").asLong(USUAL_LIFETIME_SECONDS))
                .minus(BEFORE_ITS_END);
    }
}
