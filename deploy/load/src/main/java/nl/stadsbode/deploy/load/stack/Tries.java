package nl.stadsbode.deploy.load.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One try of a call, with the access token. */
final class Tries {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int UNAUTHORIZED = 401;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY = 429;

    private final HttpClient http;
    private final AccessToken token;
    private final JsonMapper json;

    Tries(HttpClient http, AccessToken token, JsonMapper json) {
        this.http = http;
        this.token = token;
        this.json = json;
    }

    /** @throws IOException when there was no answer: nobody knows what became of it */
    Answer once(String method, String address, byte @Nullable [] body) throws IOException, InterruptedException {
        String bearer = token.value();
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + bearer)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        int status = response.statusCode();
        if (status >= 200 && status < 300) {
            return new Answer.Good(response.body());
        }
        if (status == UNAUTHORIZED) {
            token.rejected(bearer);
            return new Answer.Later("it rejects the access token");
        }
        return status >= 500 || status == TOO_MANY || status == REQUEST_TIMEOUT
                ? new Answer.Later("it answers " + status)
                : new Answer.Declined(status, problem(response.body()));
    }

    /** The detail of a problem (RFC 9457), which holds no personal data. */
    private String problem(byte[] body) {
        try {
            JsonNode problem = json.readTree(body);
            return problem.path("detail").asString(problem.path("title").asString("no reason given"));
        } catch (JacksonException notJson) {
            return "no reason given";
        }
    }
}
