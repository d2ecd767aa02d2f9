package nl.stadsbode.cases.idempotency;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Requests that were sent with a key, and how they were answered. */
@Component
class IdempotencyKeys {

    /** @param answer null only within the transaction that works on it */
    record Seen(String requestHash, @Nullable StoredAnswer answer) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;

    IdempotencyKeys(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Claims a key; waits for a transaction that works on the same one. @return whether it is ours */
    boolean claim(String caller, String key, String requestHash, Instant now) {
        return jdbc.sql("""
                        insert into idempotency_key (caller, key, request_hash, created_at) values (?, ?, ?, ?)
                        on conflict do nothing
                        """)
                        .params(caller, key, requestHash, now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<Seen> find(String caller, String key) {
        return jdbc.sql("select request_hash, answer from idempotency_key where caller = ? and key = ?")
                .params(caller, key)
                .query((row, number) -> {
                    String answer = row.getString(2);
                    return new Seen(
                            row.getString(1), answer == null ? null : json.readValue(answer, StoredAnswer.class));
                })
                .optional();
    }

    void answered(String caller, String key, StoredAnswer answer) {
        jdbc.sql("update idempotency_key set answer = ?::jsonb where caller = ? and key = ?")
                .params(json.writeValueAsString(answer), caller, key)
                .update();
    }

    /** @return how many were forgotten */
    int forgetOlderThan(Instant moment, int atMost) {
        return jdbc.sql("""
                        delete from idempotency_key where (caller, key) in
                            (select caller, key from idempotency_key where created_at < ? limit ?)
                        """).params(moment.atOffset(ZoneOffset.UTC), atMost).update();
    }
}
