package nl.stadsbode.deploy.identity;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** As much of a browser as signing in needs: cookies, forms with their hidden token, no redirect unseen. */
final class Browser {

    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String origin;

    Browser(String origin) {
        this.origin = origin;
    }

    HttpResponse<String> open(String address) {
        return send(to(address).header("Accept", "text/html,*/*;q=0.8"));
    }

    HttpResponse<String> signIn(String user, String password) {
        return submit("/sign-in", "/sign-in", Map.of("username", user, "password", password));
    }

    HttpResponse<String> submit(String page, String action, Map<String, String> fields) {
        Matcher token = FORM_TOKEN.matcher(open(page).body());
        if (!token.find()) {
            throw new AssertionError("no form on " + page);
        }
        return send(to(action)
                .header("Accept", "text/html,*/*;q=0.8")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(fields) + "&_csrf=" + encoded(token.group(1)))));
    }

    HttpResponse<String> asProgram(String address, String authorization, Map<String, String> fields) {
        return send(to(address)
                .header("Authorization", authorization)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(fields))));
    }

    CookieManager cookies() {
        return cookies;
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder to(String address) {
        return HttpRequest.newBuilder(URI.create(address.startsWith("http") ? address : origin + address));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
