package nl.stadsbode.chassis.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** With {@code server.forward-headers-strategy=native}, as deploy/operating.md has it. */
class BehindProxyTests extends ChassisTest {

    @LocalServerPort
    int port;

    @Test
    void behind_a_proxy_that_ends_tls_sign_in_leads_back_there_and_cookies_are_secure() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/oauth2/authorization/stadsbode"))
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "cases.example.nl")
                .header("X-Forwarded-Port", "443")
                .build();

        HttpResponse<Void> answer;
        try (HttpClient client = HttpClient.newHttpClient()) {
            answer = client.send(request, HttpResponse.BodyHandlers.discarding());
        }

        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(there -> assertThat(URLDecoder.decode(there, StandardCharsets.UTF_8))
                        .contains("redirect_uri=https://cases.example.nl/login/oauth2/code/stadsbode"));
        assertThat(answer.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie ->
                        assertThat(cookie).startsWith("sample-service=").contains("Secure", "HttpOnly"));
    }
}
