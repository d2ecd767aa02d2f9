package nl.stadsbode.notifications.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import nl.stadsbode.notifications.carriers.HandOver;
import nl.stadsbode.notifications.flow.FlowTest;
import nl.stadsbode.notifications.notification.Claim;
import nl.stadsbode.notifications.notification.Outcome;
import nl.stadsbode.notifications.notification.Queue;
import nl.stadsbode.notifications.notification.State;
import nl.stadsbode.notifications.residents.Channel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class OutcomeBufferTests extends FlowTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int CULPRIT = 4;

    private final UUID someone = UUID.randomUUID();

    @Autowired
    private OutcomeBuffer buffer;

    @Autowired
    private Queue queue;

    @Autowired
    private MeterRegistry meters;

    @AfterEach
    void open() {
        gates.resume(Channel.SMS);
    }

    @Test
    void an_outcome_that_the_database_refuses_becomes_unknown_and_the_others_are_written() {
        resident(someone, 1, Map.of("service", List.of("sms")));
        gates.pause(Channel.SMS, "a test", "to claim by hand");
        List<UUID> events = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            events.add(change(UUID.randomUUID(), 1, "service", someone));
        }
        events.forEach(event -> await().atMost(SOON)
                .untilAsserted(() -> assertThat(states(event)).containsExactly("sms ready")));
        List<Claim> ours = queue.claim(Channel.SMS, 1_000, Duration.ofMinutes(5)).stream()
                .filter(claim -> claim.residentId().equals(someone))
                .toList();
        queue.markSending(
                ours.getFirst().token(),
                ours.stream()
                        .map(claim -> new Queue.Sealed(claim.deliveryId(), "test 1", new byte[] {1}, null, null))
                        .toList(),
                Duration.ofMinutes(1));
        AtomicInteger dealtWith = new AtomicInteger();

        for (int i = 0; i < ours.size(); i++) {
            buffer.put(sent(ours.get(i), i == CULPRIT ? "nul\u0000in-it" : "ref-" + i), dealtWith::incrementAndGet);
        }

        await().atMost(SOON).untilAsserted(() -> assertThat(dealtWith).hasValue(7));
        assertThat(stateOf(ours.get(CULPRIT))).isEqualTo("sending");
        ours.stream()
                .filter(claim -> claim != ours.get(CULPRIT))
                .forEach(claim -> assertThat(stateOf(claim)).isEqualTo("sent"));
        assertThat(meters.get("stadsbode.delivery.outcomes.parked")
                        .tag("carrier", "careless")
                        .counter()
                        .count())
                .isEqualTo(1);

        CLOCK.forward(Duration.ofMinutes(1));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(stateOf(ours.get(CULPRIT))).isEqualTo("unknown"));
    }

    @Test
    void a_reference_is_cleaned_where_it_comes_in() {
        resident(someone, 1, Map.of("service", List.of("sms")));
        SMS.answer = parcel -> new HandOver.Accepted("a\u0000b\uD83C" + "é".repeat(5_000));

        UUID event = change(UUID.randomUUID(), 1, "service", someone);

        await().atMost(SOON).untilAsserted(() -> assertThat(states(event)).containsExactly("sms sent"));
        assertThat(jdbc.sql("select carrier_reference from delivery d join notification n on n.id = d.notification_id"
                                + " where n.event_id = ?")
                        .param(event)
                        .query(String.class)
                        .single())
                .startsWith("a?b?")
                .hasSize(200)
                .matches("[ab?]+");
    }

    private static Outcome sent(Claim claim, String reference) {
        return new Outcome(
                claim.deliveryId(),
                claim.token(),
                claim.lane(),
                State.SENT,
                null,
                "careless",
                reference,
                null,
                CLOCK.instant());
    }

    private String stateOf(Claim claim) {
        return jdbc.sql("select state from delivery where id = ?")
                .param(claim.deliveryId())
                .query(String.class)
                .single();
    }
}
