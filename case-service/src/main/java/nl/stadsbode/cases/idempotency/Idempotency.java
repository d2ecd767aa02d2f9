package nl.stadsbode.cases.idempotency;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.function.Supplier;
import nl.stadsbode.chassis.encryption.PersonalData;
import nl.stadsbode.chassis.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does a request with an {@code Idempotency-Key} once, in one transaction with the key, and gives its answer again to
 * whoever repeats it. A request that was refused changed nothing and leaves its key free.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">The Idempotency-Key HTTP
 *     Header Field</a>
 */
@Component
public class Idempotency {

    /** The header that carries the key. */
    public static final String HEADER = "Idempotency-Key";

    private static final int LONGEST_KEY = 200;

    private final IdempotencyKeys keys;
    private final JsonMapper json;
    private final PersonalData personalData;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Idempotency(
            IdempotencyKeys keys,
            JsonMapper json,
            PersonalData personalData,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.keys = keys;
        this.json = json;
        this.personalData = personalData;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * @param caller who sends it: the keys of one are not those of another
     * @param key null when the caller does not mind doing it twice
     * @param action method and path
     * @param body the request's body as it was understood
     * @throws Problem when the key came with another request before
     */
    public ResponseEntity<?> once(
            String caller,
            @Nullable String key,
            String action,
            @Nullable Object body,
            Supplier<ResponseEntity<?>> work) {
        if (key == null) {
            return work.get();
        }
        if (key.isBlank() || key.length() > LONGEST_KEY || !key.matches("[\\x21-\\x7e]+")) {
            throw Problem.badRequest(
                    "idempotency-key-malformed",
                    "An Idempotency-Key has 1 to " + LONGEST_KEY + " visible ASCII characters. Send a UUID.");
        }
        String hash = hash(action + "\n" + json.writeValueAsString(body));
        return Objects.requireNonNull(transaction.execute(status -> inTransaction(caller, key, hash, work)));
    }

    private ResponseEntity<?> inTransaction(String caller, String key, String hash, Supplier<ResponseEntity<?>> work) {
        if (keys.claim(caller, key, hash, clock.instant())) {
            ResponseEntity<?> answer = work.get();
            keys.answered(caller, key, store(answer, key));
            return answer;
        }
        IdempotencyKeys.Seen seen = keys.find(caller, key).orElseThrow();
        if (!seen.requestHash().equals(hash)) {
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "idempotency-key-reused",
                    "This Idempotency-Key came with another request before. Send a new key for a new request.");
        }
        return again(Objects.requireNonNull(seen.answer()), key);
    }

    private StoredAnswer store(ResponseEntity<?> answer, String key) {
        URI location = answer.getHeaders().getLocation();
        byte[] body = json.writeValueAsBytes(answer.getBody());
        return new StoredAnswer(
                answer.getStatusCode().value(),
                location == null ? null : location.toString(),
                answer.getHeaders().getETag(),
                Base64.getEncoder().encodeToString(personalData.encrypt(body, key)));
    }

    private ResponseEntity<?> again(StoredAnswer answer, String key) {
        ResponseEntity.BodyBuilder response =
                ResponseEntity.status(answer.status()).contentType(MediaType.APPLICATION_JSON);
        response.header("Idempotent-Replayed", "true");
        if (answer.location() != null) {
            response.header(HttpHeaders.LOCATION, answer.location());
        }
        if (answer.etag() != null) {
            response.eTag(answer.etag());
        }
        return response.body(
                json.readTree(personalData.decrypt(Base64.getDecoder().decode(answer.body()), key)));
    }

    private static String hash(String request) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(request.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
