package nl.stadsbode.chassis.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** Real servers without Docker: PostgreSQL's and Kafka's own programs. */
final class Embedded {

    private static final Duration POSTGRES_STARTS_WITHIN = Duration.ofSeconds(60);

    private Embedded() {}

    static String database() {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setPGStartupWait(POSTGRES_STARTS_WITHIN)
                    .setServerConfig("max_connections", "200")
                    .start();
            return postgres.getJdbcUrl("postgres", "postgres").replaceFirst("\\?.*", "");
        } catch (IOException failed) {
            throw new UncheckedIOException("the embedded PostgreSQL does not start", failed);
        }
    }

    static String brokers() {
        return KafkaProcess.start().brokers();
    }
}
