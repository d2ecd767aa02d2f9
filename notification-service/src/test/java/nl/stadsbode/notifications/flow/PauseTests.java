package nl.stadsbode.notifications.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.stadsbode.notifications.carriers.Parcel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PauseTests extends FlowTest {

    private static final Map<String, List<String>> BY_SMS =
            Map.of("service", List.of("sms"), "official", List.of("sms"));

    private final UUID rosa = UUID.randomUUID();
    private final UUID someCase = UUID.randomUUID();

    @BeforeEach
    void let_the_carrier_do_well() {
        UUID someone = UUID.randomUUID();
        resident(someone, 1, BY_SMS);
        awaitWell(SMS, someone);
        SMS.reset();
    }

    @Test
    void news_waits_for_weeks_and_does_not_expire_meanwhile() {
        paused(1, today().plusDays(20));
        UUID event = change(someCase, 1, "service", rosa);

        awaitStates(event, "sms scheduled");
        assertThat(decision(event)).isEqualTo("planned chosen-after-pause");
        assertThat(published("delivery-status-changed", someCase, 1)
                        .getFirst()
                        .get("reason")
                        .asString())
                .isEqualTo("pause");
        CLOCK.forward(Duration.ofDays(19));
        staysScheduled(event);
        CLOCK.forward(Duration.ofDays(1));

        awaitStates(event, "sms sent");
    }

    @Test
    void what_is_official_takes_along_what_waits_before_it_in_order() {
        paused(1, today().plusDays(20));
        UUID news = change(someCase, 1, "service", rosa);
        awaitStates(news, "sms scheduled");
        UUID more = change(someCase, 2, "service", rosa);
        awaitStates(more, "sms waiting");
        UUID elsewhere = change(UUID.randomUUID(), 1, "service", rosa);
        awaitStates(elsewhere, "sms scheduled");

        UUID official = change(someCase, 3, "official", rosa);

        awaitStates(official, "sms sent");
        assertThat(List.of(states(news), states(more))).containsOnly(List.of("sms sent"));
        assertThat(SMS.arrived)
                .extracting(Parcel::deliveryId)
                .containsExactly(delivery(news), delivery(more), delivery(official));
        staysScheduled(elsewhere);
    }

    @Test
    void what_is_urgent_does_not_wait() {
        paused(1, today().plusDays(20));
        UUID urgent = change(someCase, 1, "service", true, rosa);

        awaitStates(urgent, "sms sent");
    }

    @Test
    void who_ends_a_pause_early_gets_what_waited() {
        paused(1, today().plusDays(20));
        UUID event = change(someCase, 1, "service", rosa);
        awaitStates(event, "sms scheduled");

        paused(2, today().plusDays(30));
        staysScheduled(event);
        paused(3, null);

        awaitStates(event, "sms sent");
    }

    private void paused(long version, @Nullable LocalDate until) {
        resident(rosa, version, BY_SMS, true, "+31612345678", until);
        awaitKnown(rosa, version);
    }

    private static LocalDate today() {
        return LocalDate.ofInstant(CLOCK.instant(), ZoneId.of("Europe/Amsterdam"));
    }

    /** Long enough for the clockwork to look several times. */
    private void staysScheduled(UUID event) {
        await().during(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(states(event)).containsExactly("sms scheduled"));
    }
}
