package nl.stadsbode.notifications.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.stadsbode.notifications.carriers.HandOver;
import nl.stadsbode.notifications.carriers.Parcel;
import nl.stadsbode.notifications.carriers.sms.SmsCentres;
import nl.stadsbode.notifications.carriers.sms.Smsc;
import nl.stadsbode.notifications.sending.CarrierState;
import nl.stadsbode.notifications.texts.Content;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two SMS centres behind one channel, each a real server. */
class FailoverTests extends FlowTest {

    private static final Parcel A_TEXT =
            new Parcel.Sms(new UUID(0, 0), "+31600000000", new Content.Sms("Is daar iemand?", 1, false, "nl/test 1"));

    /** Messages by which a carrier may be tried meanwhile: two times three. */
    private static final int TRIALS = 6;

    private final UUID someone = UUID.randomUUID();
    private Smsc first;
    private Smsc second;
    private SmsCentres.Bound toFirst;
    private SmsCentres.Bound toSecond;

    @BeforeEach
    void bothBound() throws IOException {
        CLOCK.forward(Duration.ofMinutes(2)); // whoever was away in another test is tried again
        first = new Smsc();
        second = new Smsc();
        toFirst = SmsCentres.bound(SMS.name(), first.port(), receipts, Map.of());
        toSecond = SmsCentres.bound(SMS_BACKUP.name(), second.port(), receipts, Map.of());
        SMS.answer = toFirst.carrier()::handOver;
        SMS_BACKUP.answer = toSecond.carrier()::handOver;
        await().until(() -> !first.sessions().isEmpty() && !second.sessions().isEmpty());
        resident(someone, 1, Map.of("service", List.of("sms"), "official", List.of("sms")));
        awaitWell(SMS, someone);
    }

    @AfterEach
    void allStops() throws IOException {
        toFirst.stop().run();
        toSecond.stop().run();
        first.close();
        second.close();
    }

    @Test
    void messages_go_by_the_second_carrier_while_the_first_is_away_and_by_the_first_when_it_is_back() throws Exception {
        assertThat(carriersOf(tell(5))).containsOnly(SMS.name());

        first.close();
        await().until(() -> toFirst.carrier().handOver(A_TEXT) instanceof HandOver.Away);
        assertThat(carriersOf(tell(20))).containsOnly(SMS_BACKUP.name());
        assertThat(state(SMS)).isNotEqualTo("well");
        assertThat(second.submitted()).hasSizeGreaterThanOrEqualTo(20);

        first = new Smsc(first.port());
        await().until(() -> !first.sessions().isEmpty());
        CLOCK.forward(Duration.ofMinutes(2));
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            tell(1);
            return state(SMS).equals("well");
        });
        assertThat(carriersOf(tell(20))).containsOnly(SMS.name());
    }

    @Test
    void a_carrier_that_comes_and_goes_fails_nothing_and_no_message_is_lost_or_sent_twice() throws Exception {
        List<UUID> events = new ArrayList<>();
        for (int time = 0; time < 4; time++) {
            events.addAll(announced(10));
            first.close();
            await().until(() -> toFirst.carrier().handOver(A_TEXT) instanceof HandOver.Away);
            events.addAll(announced(10));
            CLOCK.forward(Duration.ofSeconds(75));
            first = new Smsc(first.port());
            await().until(() -> !(toFirst.carrier().handOver(A_TEXT) instanceof HandOver.Away));
        }

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            CLOCK.forward(Duration.ofSeconds(20)); // what got no answer when the connection broke is told once more
            assertThat(events).allSatisfy(event -> assertThat(states(event)).containsExactly("sms sent"));
        });
        assertThat(jdbc.sql("""
                        select count(*) from attempt a join delivery d on d.id = a.delivery_id
                        join notification n on n.id = d.notification_id
                        where n.event_id = any(?) and a.outcome = 'sent'
                        """)
                        .param(events.toArray(UUID[]::new))
                        .query(Long.class)
                        .single())
                .isEqualTo(80);
    }

    @Test
    void a_carrier_that_gives_no_answers_is_left_alone_after_a_few() {
        CountDownLatch ended = new CountDownLatch(1);
        first.conduct((message, session) -> waitFor(ended));
        announced(30);
        await().atMost(Duration.ofSeconds(20)).until(() -> !state(SMS).equals("well"));

        assertThat(carrier(SMS).reason()).isEqualTo("no-answer");
        List<UUID> events = announced(20);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(carriersOf(events))
                        .filteredOn(SMS_BACKUP.name()::equals)
                        .hasSizeGreaterThanOrEqualTo(20 - TRIALS));
        ended.countDown();
    }

    @Test
    void a_carrier_that_answers_slowly_gives_way_to_the_other() {
        CountDownLatch ended = new CountDownLatch(1);
        toFirst.stop().run();
        toFirst = SmsCentres.bound(SMS.name(), first.port(), receipts, Map.of("sms.answer-timeout", "20s"));
        SMS.answer = toFirst.carrier()::handOver;
        await().until(() -> !(toFirst.carrier().handOver(A_TEXT) instanceof HandOver.Away));
        first.conduct((message, session) -> waitFor(ended, Duration.ofMillis(2_100)));
        assertThat(carriersOf(tell(20))).contains(SMS.name());
        assertThat(carrier(SMS).reason()).isEqualTo("slow");
        assertThat(carriersOf(tell(20))).filteredOn(SMS_BACKUP.name()::equals).hasSizeGreaterThanOrEqualTo(20 - TRIALS);
        ended.countDown();
    }

    @Test
    void where_both_are_away_the_channel_waits_and_fails_nothing_and_email_goes_on() throws Exception {
        first.close();
        second.close();
        UUID other = UUID.randomUUID();
        resident(other, 1, Map.of("service", List.of("email")));
        await().until(() -> toFirst.carrier().handOver(A_TEXT) instanceof HandOver.Away
                && toSecond.carrier().handOver(A_TEXT) instanceof HandOver.Away);
        List<UUID> held = announced(10);
        UUID byEmail = change(UUID.randomUUID(), 1, "service", other);

        awaitStates(byEmail, "email sent");
        await().until(() -> !state(SMS).equals("well") && !state(SMS_BACKUP).equals("well"));
        held.forEach(event -> awaitStates(event, "sms ready"));

        first = new Smsc(first.port());
        await().until(() -> !(toFirst.carrier().handOver(A_TEXT) instanceof HandOver.Away));
        CLOCK.forward(Duration.ofMinutes(2));
        held.forEach(event -> awaitStates(event, "sms sent"));
        assertThat(carriersOf(held)).containsOnly(SMS.name());
    }

    private static void waitFor(CountDownLatch latch) {
        waitFor(latch, Duration.ofSeconds(30));
    }

    private static void waitFor(CountDownLatch latch, Duration atMost) {
        try {
            latch.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private CarrierState carrier(CountingCarrier carrier) {
        return gates.carrier(carrier.name());
    }

    private String state(CountingCarrier carrier) {
        return carrier(carrier).state();
    }

    private List<UUID> announced(int messages) {
        List<UUID> events = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            events.add(change(UUID.randomUUID(), 1, "service", someone));
        }
        return events;
    }

    private List<UUID> tell(int messages) {
        List<UUID> events = announced(messages);
        events.forEach(event -> awaitStates(event, "sms sent"));
        return events;
    }

    private List<String> carriersOf(List<UUID> events) {
        return jdbc.sql("select d.carrier from delivery d join notification n on n.id = d.notification_id"
                        + " where n.event_id = any(?) and d.carrier is not null")
                .param(events.toArray(UUID[]::new))
                .query(String.class)
                .list();
    }
}
