package nl.stadsbode.notifications.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import nl.stadsbode.notifications.carriers.Carrier;
import nl.stadsbode.notifications.carriers.HandOver;
import nl.stadsbode.notifications.carriers.Parcel;
import nl.stadsbode.notifications.flow.FlowTest;
import nl.stadsbode.notifications.flow.SettableClock;
import nl.stadsbode.notifications.residents.Channel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which of three carriers of one channel gets the messages. */
class GateTests extends FlowTest {

    private static final Duration QUICK = Duration.ofMillis(20);
    private static final Duration SLOW = Duration.ofSeconds(6);
    private static final HandOver ACCEPTED = new HandOver.Accepted("1");
    private static final HandOver AWAY = new HandOver.Away("not-reachable");

    /** Of a name, a channel and a place; its answers are given to the gate by hand. */
    private record Named(String name, Channel channel, int place) implements Carrier {
        @Override
        public int window() {
            return 1;
        }

        @Override
        public HandOver handOver(Parcel parcel) {
            throw new UnsupportedOperationException();
        }
    }

    private final SettableClock clock = new SettableClock();
    private Gate first;
    private Gate second;
    private Gate third;
    private Gate email;
    private Gates three;

    @BeforeEach
    void threeCarriers() {
        three = gates(List.of(
                new Named("third", Channel.SMS, 2),
                new Named("first", Channel.SMS, 0),
                new Named("relay", Channel.EMAIL, 0),
                new Named("second", Channel.SMS, 1)));
        first = three.of("first");
        second = three.of("second");
        third = three.of("third");
        email = three.of("relay");
    }

    private Gates gates(List<Carrier> carriers) {
        return new Gates(new Pauses(jdbc, clock), carriers, PRINT_HOUSE, HealthTests.settings(), clock);
    }

    private static int most(Gate gate) {
        try (Gate.Grant grant = gate.ask(200)) {
            return grant.most();
        }
    }

    private void assertThatMessagesGoBy(int ofFirst, int ofSecond, int ofThird) {
        assertThat(List.of(most(first), most(second), most(third))).containsExactly(ofFirst, ofSecond, ofThird);
    }

    private static void answers(Gate gate, HandOver answer, Duration took) {
        for (int i = 0; i < 20; i++) {
            gate.answered(answer, took);
        }
    }

    @Test
    void the_first_that_does_well_gets_them_all() {
        assertThatMessagesGoBy(200, 0, 0);

        first.answered(AWAY, QUICK);
        assertThatMessagesGoBy(0, 200, 0);

        second.answered(AWAY, QUICK);
        assertThatMessagesGoBy(0, 0, 200);
        assertThat(most(email)).isEqualTo(200);
    }

    @Test
    void after_its_break_the_first_gets_a_few_and_the_others_go_on_until_it_does_well() {
        first.answered(AWAY, QUICK);
        clock.forward(Duration.ofMinutes(2));
        assertThatMessagesGoBy(3, 200, 0);
        assertThatMessagesGoBy(3, 200, 0);

        try (Gate.Grant grant = first.ask(200)) {
            for (int i = 0; i < grant.most(); i++) {
                grant.use();
                first.answered(ACCEPTED, QUICK);
            }
        }

        assertThatMessagesGoBy(200, 0, 0);
    }

    @Test
    void where_all_are_away_nothing_goes_and_then_a_few_try_each() {
        List.of(first, second, third).forEach(gate -> gate.answered(AWAY, QUICK));
        assertThatMessagesGoBy(0, 0, 0);
        assertThat(three.open(Channel.SMS)).isFalse();

        clock.forward(Duration.ofMinutes(2));

        assertThatMessagesGoBy(3, 3, 3);
        assertThat(three.open(Channel.SMS)).isTrue();
    }

    @Test
    void a_slow_one_gives_way_to_another_but_is_better_than_none() {
        answers(first, ACCEPTED, SLOW);
        assertThatMessagesGoBy(0, 200, 0);

        second.answered(AWAY, QUICK);
        answers(third, ACCEPTED, SLOW);

        assertThatMessagesGoBy(200, 0, 0);
        assertThat(first.isOpen()).isTrue();
        assertThat(third.isOpen()).isFalse();
    }

    @Test
    void one_that_asks_for_a_pause_gets_it_and_no_other_is_used_instead() {
        first.answered(new HandOver.Throttled("throttled"), QUICK);
        assertThatMessagesGoBy(0, 0, 0);
        assertThat(first.isOpen()).isFalse();

        clock.forward(Duration.ofSeconds(1));

        assertThatMessagesGoBy(200, 0, 0);
    }

    @Test
    void the_rest_of_a_grant_does_not_hold_when_the_gate_shut_meanwhile() {
        first.answered(AWAY, QUICK);
        try (Gate.Grant grant = second.ask(200)) {
            assertThat(grant.stillHolds()).isTrue();
            second.answered(AWAY, QUICK);
            assertThat(grant.stillHolds()).isFalse();
        }
    }

    @Test
    void two_of_one_name_stop_the_start() {
        assertThatThrownBy(() -> gates(List.of(new Named("one", Channel.SMS, 0), new Named("one", Channel.EMAIL, 0))))
                .hasMessageContaining("one");
    }
}
