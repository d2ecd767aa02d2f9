package nl.stadsbode.notifications.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import nl.stadsbode.notifications.carriers.HandOver;
import nl.stadsbode.notifications.flow.SettableClock;
import nl.stadsbode.notifications.residents.Channel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthTests {

    private static final Duration QUICK = Duration.ofMillis(20);
    private static final Duration SLOW = Duration.ofSeconds(6);
    private static final HandOver ACCEPTED = new HandOver.Accepted("1");
    private static final HandOver NO_ANSWER = new HandOver.Unknown("no-answer");

    private final SettableClock clock = new SettableClock();
    private final AtomicInteger changes = new AtomicInteger();
    private final Health health = new Health("smsc", Channel.SMS, settings(), clock, changes::incrementAndGet);

    static HealthSettings settings() {
        return new HealthSettings(
                20,
                5,
                50,
                50,
                Duration.ofSeconds(5),
                Duration.ofSeconds(4),
                Duration.ofSeconds(60),
                3,
                Duration.ofSeconds(1));
    }

    private void answers(int times, HandOver answer, Duration took) {
        for (int i = 0; i < times; i++) {
            health.answered(answer, took);
        }
    }

    private void afterItsBreak() {
        clock.forward(Duration.ofSeconds(90));
    }

    private void tried(HandOver answer) {
        assertThat(health.mayTry()).isTrue();
        health.answered(answer, QUICK);
    }

    @Test
    void one_that_is_away_is_left_alone_at_once_and_says_why_since_when_and_until_when() {
        Instant before = clock.instant();

        health.answered(new HandOver.Away("not-reachable"), QUICK);

        assertThat(health.isWell()).isFalse();
        assertThat(health.mayTry()).isFalse();
        assertThat(health.trouble().reason()).isEqualTo("not-reachable");
        assertThat(health.trouble().since()).isBetween(before, clock.instant());
        assertThat(health.trouble().until())
                .isBetween(before.plusSeconds(3), clock.instant().plusSeconds(5));
        assertThat(changes).hasValue(1);
    }

    @Test
    void one_answer_that_is_lost_says_nothing_half_of_them_do() {
        answers(4, ACCEPTED, QUICK);
        answers(3, NO_ANSWER, QUICK);
        assertThat(health.isWell()).isTrue();

        answers(1, NO_ANSWER, QUICK);

        assertThat(health.isWell()).isFalse();
        assertThat(health.trouble().reason()).isEqualTo("no-answer");
        assertThat(health.isMerelySlow()).isFalse();
    }

    @Test
    void faults_of_the_carrier_count() {
        answers(5, new HandOver.Faulty("system-error"), SLOW);

        assertThat(health.trouble().reason()).isEqualTo("system-error");
        assertThat(health.isMerelySlow()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"refused", "later", "throttled"})
    void what_is_wrong_with_a_message_or_with_our_haste_does_not(String kind) {
        HandOver answer = switch (kind) {
            case "refused" -> new HandOver.Refused("invalid-number");
            case "later" -> new HandOver.Later("smtp-452");
            default -> new HandOver.Throttled("throttled");
        };

        answers(50, answer, QUICK);

        assertThat(health.isWell()).isTrue();
    }

    @Test
    void slow_answers_count_and_are_told_from_none() {
        answers(5, ACCEPTED, SLOW);

        assertThat(health.isWell()).isFalse();
        assertThat(health.isMerelySlow()).isTrue();
        assertThat(health.trouble().reason()).isEqualTo("slow");
    }

    @Test
    void after_its_break_a_few_messages_try_it_and_no_more() {
        health.answered(new HandOver.Away("not-reachable"), QUICK);
        afterItsBreak();

        assertThat(health.isOnTrial()).isTrue();
        tried(ACCEPTED);
        tried(ACCEPTED);
        assertThat(health.isWell()).isFalse();
        assertThat(health.mayTry()).isTrue();
        assertThat(health.mayTry()).isFalse();
        health.notTried();
        tried(ACCEPTED);

        assertThat(health.isWell()).isTrue();
        assertThat(health.trouble()).isNull();
    }

    @Test
    void a_trial_that_fails_makes_the_next_break_longer_and_the_trouble_is_as_old_as_it_was() {
        health.answered(new HandOver.Away("not-reachable"), QUICK);
        Instant since = health.trouble().since();
        for (long seconds : new long[] {8, 16, 32, 60, 60}) {
            afterItsBreak();
            Instant before = clock.instant();

            tried(new HandOver.Away("bind-refused"));

            assertThat(Duration.between(before, health.trouble().until()))
                    .isBetween(Duration.ofMillis(seconds * 750 - 1), Duration.ofMillis(seconds * 1250 + 1_000));
            assertThat(health.trouble().since()).isEqualTo(since);
            assertThat(health.trouble().reason()).isEqualTo("bind-refused");
        }
    }

    @Test
    void its_breaks_are_short_again_once_it_did_well() {
        for (int i = 0; i < 4; i++) {
            health.answered(new HandOver.Away("not-reachable"), QUICK);
            afterItsBreak();
            assertThat(health.mayTry()).isTrue();
        }
        health.notTried();
        tried(ACCEPTED);
        tried(ACCEPTED);
        tried(ACCEPTED);
        assertThat(health.isWell()).isTrue();

        Instant before = clock.instant();
        health.answered(new HandOver.Away("not-reachable"), QUICK);

        assertThat(health.trouble().until()).isBefore(before.plusSeconds(6));
    }

    @Test
    void answers_that_come_late_while_it_is_left_alone_change_nothing() {
        health.answered(new HandOver.Away("not-reachable"), QUICK);

        answers(50, ACCEPTED, QUICK);
        health.answered(new HandOver.Away("not-reachable"), QUICK);

        assertThat(health.isWell()).isFalse();
        assertThat(health.mayTry()).isFalse();
        assertThat(changes).hasValue(1);
    }
}
