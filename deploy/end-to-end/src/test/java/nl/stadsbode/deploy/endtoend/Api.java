package nl.stadsbode.deploy.endtoend;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls with the access token of {@code stadsbode-system}. */
final class Api {

    /** The service was not there, or could not answer: nobody knows what became of the call. */
    static final class Away extends RuntimeException {
        Away(String why) {
            super(why);
        }
    }

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final JsonMapper json = JsonMapper.shared();
    private final String issuer;
    private final String secret;
    private @Nullable String token;

    Api(String issuer, String secret) {
        this.issuer = issuer;
        this.secret = secret;
    }

    JsonNode get(String address) {
        return json.readTree(send("GET", address, null));
    }

    /** As it comes: figures for Prometheus, for one. */
    String text(String address) {
        return send("GET", address, null);
    }

    /** The answer to a question of which the status is a part, as that for health is. */
    JsonNode getWhateverItSays(String address) {
        return json.readTree(exchange(request("GET", address, null)).body());
    }

    JsonNode post(String address, Object body) {
        return json.readTree(send("POST", address, json.writeValueAsString(body)));
    }

    /** Without body, there and back. */
    void post(String address) {
        send("POST", address, null);
    }

    /** Something else than JSON. */
    JsonNode postText(String address, String type, String body) {
        HttpResponse<String> answer = exchange(
                request(address, type).POST(BodyPublishers.ofString(body)).build());
        if (answer.statusCode() >= 300) {
            throw new AssertionError("POST " + address + ": " + answer.statusCode() + " " + answer.body());
        }
        return json.readTree(answer.body());
    }

    JsonNode put(String address, Object body) {
        return json.readTree(send("PUT", address, json.writeValueAsString(body)));
    }

    void delete(String address) {
        send("DELETE", address, null);
    }

    /** A token lives shorter than a run. */
    private String send(String method, String address, @Nullable String body) {
        HttpResponse<String> answer = exchange(request(method, address, body));
        if (answer.statusCode() == 401) {
            forgetToken();
            answer = exchange(request(method, address, body));
        }
        if (answer.statusCode() >= 500) {
            throw new Away(method + " " + address + ": " + answer.statusCode());
        }
        if (answer.statusCode() >= 300) {
            throw new AssertionError(method + " " + address + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private HttpRequest request(String method, String address, @Nullable String body) {
        return request(address, "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
    }

    private HttpRequest.Builder request(String address, String type) {
        return HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", type);
    }

    private synchronized void forgetToken() {
        token = null;
    }

    private synchronized String token() {
        if (token == null) {
            String login =
                    Base64.getEncoder().encodeToString(("stadsbode-system:" + secret).getBytes(StandardCharsets.UTF_8));
            HttpResponse<String> answer = exchange(HttpRequest.newBuilder(URI.create(issuer + "/oauth2/token"))
                    .header("Authorization", "Basic " + login)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                    .build());
            token = json.readTree(answer.body()).path("access_token").asString();
        }
        return token;
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException away) {
            throw new Away(request.method() + " " + request.uri() + ": " + away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }
}
