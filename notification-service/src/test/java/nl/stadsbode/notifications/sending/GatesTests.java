package nl.stadsbode.notifications.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import nl.stadsbode.notifications.flow.FlowTest;
import nl.stadsbode.notifications.flow.SettableClock;
import nl.stadsbode.notifications.residents.Channel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

class GatesTests extends FlowTest {

    private final SettableClock clock = new SettableClock();

    @Autowired
    private HealthSettings settings;

    private final AtomicInteger asked = new AtomicInteger();
    private Gates here;
    private Gates elsewhere;

    @BeforeEach
    void twoInstances(@Autowired DataSource database) {
        DataSource counted = new DelegatingDataSource(database) {
            @Override
            public Connection getConnection() throws SQLException {
                asked.incrementAndGet();
                return super.getConnection();
            }
        };
        here = gates(JdbcClient.create(counted));
        elsewhere = gates(jdbc);
    }

    private Gates gates(JdbcClient database) {
        return new Gates(new Pauses(database, clock), List.of(SMS), PRINT_HOUSE, settings, clock);
    }

    @AfterEach
    void open() {
        gates.resume(Channel.LETTER);
    }

    @Test
    void the_database_is_not_asked_before_every_chunk() {
        for (int chunk = 0; chunk < 10_000; chunk++) {
            assertThat(here.open(Channel.LETTER)).isTrue();
        }

        assertThat(asked).hasValueLessThan(20);
    }

    @Test
    void a_pause_holds_at_once_here_and_soon_elsewhere() {
        assertThat(here.open(Channel.LETTER)).isTrue();
        assertThat(elsewhere.open(Channel.LETTER)).isTrue();

        here.pause(Channel.LETTER, "olaf", "test");

        assertThat(here.open(Channel.LETTER)).isFalse();
        clock.forward(Duration.ofMillis(500));
        assertThat(elsewhere.open(Channel.LETTER)).isFalse();
        assertThat(elsewhere.open(Channel.SMS)).isTrue();

        elsewhere.resume(Channel.LETTER);

        assertThat(elsewhere.open(Channel.LETTER)).isTrue();
        clock.forward(Duration.ofMillis(500));
        assertThat(here.open(Channel.LETTER)).isTrue();
    }
}
