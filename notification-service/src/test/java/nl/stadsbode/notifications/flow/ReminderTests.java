package nl.stadsbode.notifications.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.stadsbode.notifications.carriers.HandOver;
import nl.stadsbode.notifications.carriers.Parcel;
import nl.stadsbode.notifications.carriers.Receipt;
import nl.stadsbode.notifications.carriers.Receipt.Outcome;
import nl.stadsbode.notifications.residents.Channel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReminderTests extends FlowTest {

    private final UUID rosa = UUID.randomUUID();
    private final UUID someCase = UUID.randomUUID();

    @BeforeEach
    void let_the_carriers_do_well() {
        UUID someone = UUID.randomUUID();
        resident(someone, 1, Map.of("service", List.of("sms")));
        awaitWell(SMS, someone);
        SMS.reset();
    }

    @Test
    void who_is_asked_for_something_is_reminded_some_days_before_the_last_day() {
        told(1, "sms");
        UUID event = asked(1, 10);
        awaitStates(event, "sms sent");

        CLOCK.forward(Duration.ofDays(6));
        stays(event, "sms sent");
        CLOCK.forward(Duration.ofDays(1));

        awaitStates(event, "sms sent", "sms sent");
        assertThat(((Parcel.Sms) SMS.arrived.getLast()).content().text())
                .contains("Dit is een herinnering")
                .doesNotContain("Let op");
        CLOCK.forward(Duration.ofDays(2));
        stays(event, "sms sent", "sms sent");
    }

    @Test
    void a_reminder_comes_as_is_wished_by_then() {
        told(1, "sms");
        UUID event = asked(1, 10);
        awaitStates(event, "sms sent");

        told(2, "email");
        awaitKnown(rosa, 2);
        CLOCK.forward(Duration.ofDays(7));

        awaitStates(event, "sms sent", "email sent");
        assertThat(((Parcel.Email) EMAIL.arrived.getLast()).content().subject()).startsWith("Herinnering: ");
    }

    @Test
    void nobody_is_reminded_once_the_case_has_moved_on() {
        told(1, "sms");
        UUID event = asked(1, 10);
        awaitStates(event, "sms sent");
        UUID next = change(someCase, 2, "service", rosa);
        awaitStates(next, "sms sent");

        CLOCK.forward(Duration.ofDays(7));

        await().until(() -> reminders(event) == 0);
        stays(event, "sms sent");
    }

    @Test
    void who_wants_no_such_messages_any_more_is_not_reminded() {
        told(1, "sms");
        UUID event = asked(1, 10);
        awaitStates(event, "sms sent");
        told(2);
        awaitKnown(rosa, 2);

        CLOCK.forward(Duration.ofDays(7));

        await().until(() -> reminders(event) == 0);
        stays(event, "sms sent");
    }

    @Test
    void a_reminder_that_waits_is_not_sent_once_the_case_has_moved_on() {
        told(1, "sms");
        UUID event = asked(1, 10);
        awaitStates(event, "sms sent");
        gates.pause(Channel.SMS, "a test", "to let the case move on");
        CLOCK.forward(Duration.ofDays(7));
        awaitStates(event, "sms sent", "sms ready");

        UUID next = change(someCase, 2, "service", rosa);
        awaitStates(next, "sms ready");
        gates.resume(Channel.SMS);

        awaitStates(next, "sms sent");
        awaitStates(event, "sms sent", "sms cancelled");
    }

    @Test
    void nobody_is_reminded_during_a_pause() {
        told(1, "sms");
        UUID event = asked(1, 10);
        awaitStates(event, "sms sent");
        LocalDate back = LocalDate.ofInstant(CLOCK.instant(), ZoneId.of("Europe/Amsterdam"))
                .plusDays(20);
        resident(rosa, 2, Map.of("service", List.of("sms")), true, "+31612345678", back);
        awaitKnown(rosa, 2);

        CLOCK.forward(Duration.ofDays(7));

        await().until(() -> reminders(event) == 0);
        stays(event, "sms sent");
    }

    @Test
    void a_reminder_that_fails_falls_back_as_a_reminder() {
        told(1, "sms", "email");
        UUID event = asked(1, 10);
        awaitStates(event, "sms sent");
        SMS.answer = parcel -> new HandOver.Refused("no-such-number");

        CLOCK.forward(Duration.ofDays(7));

        awaitStates(event, "sms sent", "sms permanent-failure", "email sent");
        assertThat(((Parcel.Email) EMAIL.arrived.getLast()).content().subject()).startsWith("Herinnering: ");
    }

    @Test
    void a_reminder_of_something_official_of_unknown_outcome_goes_as_a_letter_and_a_late_receipt_still_corrects_it() {
        resident(rosa, 1, Map.of("official", List.of("sms")));
        awaitKnown(rosa, 1);
        UUID event = asked(1, 10, "official");
        awaitStates(event, "sms sent");
        SMS.answer = parcel -> new HandOver.Unknown("no-answer");
        CLOCK.forward(Duration.ofDays(7));
        awaitStates(event, "sms sent", "sms unknown");

        CLOCK.forward(Duration.ofMinutes(16));
        awaitStates(event, "sms sent", "sms unknown", "letter sent");
        UUID reminder = ((Parcel.Sms) SMS.arrived.getLast()).deliveryId();
        receipts.put(List.of(new Receipt(SMS.name(), null, reminder, Outcome.DELIVERED, null, CLOCK.instant())));

        awaitStates(event, "sms sent", "sms delivered", "letter sent");
        CLOCK.forward(Duration.ofDays(2));
        stays(event, "sms sent", "sms delivered", "letter sent");
    }

    @Test
    void what_must_be_done_soon_needs_no_reminder() {
        told(1, "sms");
        UUID event = asked(1, 4);

        awaitStates(event, "sms sent");
        assertThat(reminders(event)).isZero();
    }

    private void told(long version, String... channels) {
        resident(rosa, version, Map.of("service", List.of(channels)));
        awaitKnown(rosa, version);
    }

    private UUID asked(long sequence, int days) {
        return asked(sequence, days, "service");
    }

    private UUID asked(long sequence, int days, String category) {
        UUID id = ids.generate();
        LocalDate by = LocalDate.ofInstant(CLOCK.instant(), ZoneId.of("Europe/Amsterdam"))
                .plusDays(days);
        String data = new String(changeJson(someCase, id, category, false, rosa), StandardCharsets.UTF_8)
                .replace("\"reaction\":{\"expected\":false}", "\"reaction\":{\"expected\":true,\"by\":\"" + by + "\"}");
        assertThat(data).contains(by.toString());
        publish("case-status-changed", someCase.toString(), id, sequence, data.getBytes(StandardCharsets.UTF_8));
        return id;
    }

    private int reminders(UUID event) {
        return jdbc.sql(
                        "select count(*) from reminder r join notification n on n.id = r.notification_id where n.event_id = ?")
                .param(event)
                .query(Integer.class)
                .single();
    }

    /** Long enough for the clockwork to look several times. */
    private void stays(UUID event, String... expected) {
        await().during(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(states(event)).containsExactly(expected));
    }
}
