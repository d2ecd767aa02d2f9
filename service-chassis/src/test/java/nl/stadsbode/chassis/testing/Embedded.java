package nl.stadsbode.chassis.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.util.function.SingletonSupplier;

/** Real servers without Docker: PostgreSQL's and Kafka's own programs. */
final class Embedded {

    private static final Duration POSTGRES_STARTS_WITHIN = Duration.ofSeconds(60);

    private static final Supplier<KafkaProcess> ONE_KAFKA = SingletonSupplier.of(KafkaProcess::start);

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

    static KafkaProcess kafka() {
        return ONE_KAFKA.get();
    }
}
