package nl.stadsbode.notifications.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.stadsbode.notifications.carriers.HandOver;
import nl.stadsbode.notifications.carriers.Parcel;
import nl.stadsbode.notifications.carriers.sms.SmsCentres;
import nl.stadsbode.notifications.carriers.sms.Smsc;
import nl.stadsbode.notifications.residents.Channel;
import nl.stadsbode.notifications.texts.Content;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two SMS centres behind one channel, each a real server. */
class FailoverTests extends FlowTest {

    private static final Parcel A_TEXT =
            new Parcel.Sms(new UUID(0, 0), "+31600000000", new Content.Sms("Is daar iemand?", 1, false, "nl/test 1"));

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

    private String state(CountingCarrier carrier) {
        return gates.carriers(Channel.SMS).stream()
                .filter(state -> state.name().equals(carrier.name()))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private List<UUID> tell(int messages) {
        List<UUID> events = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            events.add(change(UUID.randomUUID(), 1, "service", someone));
        }
        events.forEach(event -> await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(states(event)).containsExactly("sms sent")));
        return events;
    }

    private List<String> carriersOf(List<UUID> events) {
        return jdbc.sql("select d.carrier from delivery d join notification n on n.id = d.notification_id"
                        + " where n.event_id = any(?)")
                .param(events.toArray(UUID[]::new))
                .query(String.class)
                .list();
    }
}
