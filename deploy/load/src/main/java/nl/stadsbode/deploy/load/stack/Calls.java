package nl.stadsbode.deploy.load.stack;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls of the services' APIs that survive an outage: what may have failed is sent again, so that a call must be one
 * that can be sent twice.
 */
public final class Calls {

    private final JsonMapper json = JsonMapper.shared();
    private final Tries tries;
    private final Patience patience;
    private final Clock clock;
    private final Pause pause;
    private final Map<String, String> away = new ConcurrentHashMap<>();

    public Calls(Addresses addresses, Patience patience, Clock clock, Pause pause) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        this.tries = new Tries(http, new AccessToken(http, json, addresses, clock), json);
        this.patience = patience;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * @throws GaveUp when the service stayed away
     * @throws Refused when it declined
     */
    public JsonNode get(String address) {
        return json.readTree(bytes("GET", address, null));
    }

    public JsonNode post(String address, Object body) {
        return json.readTree(bytes("POST", address, json.writeValueAsBytes(body)));
    }

    public JsonNode put(String address, Object body) {
        return json.readTree(bytes("PUT", address, json.writeValueAsBytes(body)));
    }

    /** The elements of an answer that is an array, one by one: there may be a million. */
    public <T> void each(String address, Class<T> type, Consumer<T> element) {
        try (MappingIterator<T> elements = json.readerFor(type).readValues(bytes("GET", address, null))) {
            elements.forEachRemaining(element);
        }
    }

    /** What is away at the moment and is being tried again, in words. */
    public Optional<String> trouble() {
        return away.values().stream().findFirst();
    }

    private byte[] bytes(String method, String address, byte @Nullable [] body) {
        String call = method + " " + withoutQuery(address);
        Instant end = clock.instant().plus(patience.total());
        for (int failures = 1; ; failures++) {
            switch (attempt(method, address, body)) {
                case Answer.Good(byte[] answer) -> {
                    away.remove(call);
                    return answer;
                }
                case Answer.Declined(int status, String problem) -> throw new Refused(call, status, problem);
                case Answer.Later(String why) -> waitOrGiveUp(call, why, failures, end);
            }
        }
    }

    private Answer attempt(String method, String address, byte @Nullable [] body) {
        try {
            return tries.once(method, address, body);
        } catch (IOException failed) {
            String message = failed.getMessage();
            return new Answer.Later(message == null ? "it does not answer" : message);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new GaveUp("It was stopped.");
        }
    }

    private void waitOrGiveUp(String call, String why, int failures, Instant end) {
        if (clock.instant().isAfter(end)) {
            throw new GaveUp(
                    "%s failed for %d s: %s".formatted(call, patience.total().toSeconds(), why));
        }
        away.put(call, call + " fails (" + why + ") and is tried again");
        pause.of(patience.before(failures, RandomGenerator.getDefault().nextDouble()));
    }

    private static String withoutQuery(String address) {
        int query = address.indexOf('?');
        return query < 0 ? address : address.substring(0, query);
    }
}
