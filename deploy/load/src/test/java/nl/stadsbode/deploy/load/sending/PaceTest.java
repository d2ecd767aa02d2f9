package nl.stadsbode.deploy.load.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import nl.stadsbode.deploy.load.stack.SettableClock;
import nl.stadsbode.deploy.load.stack.Unusable;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Instant LOG = Instant.parse("2010-10-02T08:00:00Z");

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-01T12:00:00Z"));

    @Test
    void an_hour_of_the_log_takes_a_minute_at_sixty_times() {
        Pace pace = Pace.read("60", clock, clock);

        pace.await(LOG);
        assertThat(clock.waited()).isZero();
        pace.await(LOG.plus(Duration.ofHours(1)));
        assertThat(clock.waited()).isEqualTo(Duration.ofMinutes(1));
        pace.await(LOG.plus(Duration.ofMinutes(30)));
        assertThat(clock.waited()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void at_max_nothing_is_waited_for() {
        Pace pace = Pace.read("max", clock, clock);

        pace.await(LOG);
        pace.await(LOG.plus(Duration.ofDays(400)));

        assertThat(clock.waited()).isZero();
    }

    @Test
    void other_words_are_refused() {
        for (String wrong : new String[] {"fast", "0", "-1", "NaN", "Infinity", ""}) {
            assertThatThrownBy(() -> Pace.read(wrong, clock, clock)).isInstanceOf(Unusable.class);
        }
    }
}
