package nl.stadsbode.notifications.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import nl.stadsbode.notifications.flow.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;

class PaceTests extends FlowTest {

    private static final Instant NOW = Instant.parse("2026-11-23T11:00:00Z");

    private final String carrier = "paced-" + UUID.randomUUID();

    private Pace of(double rate) {
        return of(rate, NOW);
    }

    /** With a clock that stands still: how long the database takes is no matter. */
    private Pace of(double rate, Instant moment) {
        return new Pace(carrier, rate, jdbc, Clock.fixed(moment, ZoneOffset.UTC));
    }

    @Test
    void without_a_limit_nothing_waits_and_the_database_is_not_asked() {
        JdbcClient none = JdbcClient.create(new AbstractDataSource() {
            @Override
            public java.sql.Connection getConnection() {
                throw new AssertionError("asked");
            }

            @Override
            public java.sql.Connection getConnection(String user, String password) {
                return getConnection();
            }
        });
        Pace unlimited = new Pace(carrier, 0, none, Clock.fixed(NOW, ZoneOffset.UTC));

        for (int chunk = 0; chunk < 1_000; chunk++) {
            unlimited.reserve(16).await(15);
        }

        assertThat(unlimited.chunk(16)).isEqualTo(16);
        assertThat(unlimited.claim(200)).isEqualTo(200);
    }

    @Test
    void instances_share_what_a_carrier_takes() {
        Pace here = of(10);
        Pace elsewhere = of(10);

        assertThat(here.reserve(10).first()).isEqualTo(NOW);
        assertThat(elsewhere.reserve(10).first()).isEqualTo(NOW.plusSeconds(1));
        assertThat(here.reserve(5).first()).isEqualTo(NOW.plusSeconds(2));
        assertThat(elsewhere.reserve(1).first()).isEqualTo(NOW.plusMillis(2_500));
    }

    @Test
    void what_was_not_used_while_it_was_quiet_is_not_saved_up() {
        of(10).reserve(10);
        Instant later = NOW.plus(Duration.ofMinutes(5));
        Pace pace = of(10, later);

        assertThat(pace.reserve(10).first()).isEqualTo(later);
        assertThat(pace.reserve(10).first()).isEqualTo(later.plusSeconds(1));
    }

    @Test
    void no_moment_is_given_twice_however_many_ask_at_once() throws Exception {
        ConcurrentSkipListSet<Instant> moments = new ConcurrentSkipListSet<>();
        List<Callable<Boolean>> asking = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            asking.add(() -> moments.add(of(100).reserve(1).first()));
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var asked : threads.invokeAll(asking)) {
                assertThat(asked.get()).isTrue();
            }
        }

        Instant before = null;
        for (Instant moment : moments) {
            if (before != null) {
                assertThat(Duration.between(before, moment)).isGreaterThanOrEqualTo(Duration.ofNanos(9_999_000));
            }
            before = moment;
        }
    }

    @Test
    void a_chunk_is_at_most_a_seconds_worth_and_a_claim_a_few() {
        assertThat(of(4).chunk(16)).isEqualTo(4);
        assertThat(of(4).claim(200)).isEqualTo(20);
        assertThat(of(0.1).chunk(16)).isOne();
        assertThat(of(0.1).claim(200)).isOne();
        assertThat(of(500).chunk(16)).isEqualTo(16);
    }
}
