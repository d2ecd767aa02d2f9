package nl.stadsbode.notifications.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.stadsbode.notifications.carriers.HandOver;
import nl.stadsbode.notifications.carriers.Parcel;
import nl.stadsbode.notifications.carriers.Receipt;
import nl.stadsbode.notifications.carriers.Receipt.Outcome;
import nl.stadsbode.notifications.residents.Channel;
import org.junit.jupiter.api.Test;

class SendPathTests extends FlowTest {

    private static final Map<String, List<String>> BY_SMS = Map.of("service", List.of("sms", "email"));
    private static final Map<String, List<String>> ALL_BY_SMS =
            Map.of("service", List.of("sms"), "official", List.of("sms"));

    private final UUID someone = UUID.randomUUID();
    private final UUID someCase = UUID.randomUUID();

    @Test
    void a_service_message_goes_by_the_channel_that_was_chosen() {
        resident(someone, 1, BY_SMS);

        UUID event = change(someCase, 1, "service", someone);

        awaitStates(event, "sms sent");
        assertThat(((Parcel.Sms) SMS.arrived.getFirst()).content().text()).contains("Z-2026-000123");
        assertThat(((Parcel.Sms) SMS.arrived.getFirst()).number()).isEqualTo("+31612345678");
    }

    @Test
    void an_official_message_that_nobody_chose_to_get_electronically_goes_by_letter() {
        resident(someone, 1, Map.of());

        UUID event = change(someCase, 1, "official", someone);

        awaitStates(event, "letter sent");
        assertThat(PRINT_HOUSE.letters()).hasSize(1);
        assertThat(decision(event)).isEqualTo("planned official-by-first-letter");
    }

    @Test
    void a_service_message_that_nobody_chose_is_not_sent_and_the_reason_is_stored() {
        resident(someone, 1, Map.of("official", List.of("email")));

        UUID event = change(someCase, 1, "service", someone);

        awaitDecision(event, "nothing nothing-chosen");
    }

    @Test
    void a_status_that_residents_are_not_told_becomes_a_stored_reason() {
        UUID event = change(someCase, 1, "internal", someone);

        awaitDecision(event, "nothing status-not-told");
    }

    @Test
    void a_number_that_is_not_verified_is_not_used() {
        resident(someone, 1, BY_SMS, false);

        UUID event = change(someCase, 1, "service", someone);

        awaitStates(event, "email sent");
    }

    @Test
    void what_is_announced_before_the_preferences_arrive_waits_and_is_told_in_order() {
        List<UUID> events = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            events.add(change(someCase, i, "service", someone));
        }
        awaitDecision(events.getLast(), "awaiting-preferences");
        assertThat(SMS.arrived).isEmpty();

        resident(someone, 1, BY_SMS);

        events.forEach(event -> awaitStates(event, "sms sent"));
        assertThat(arrivedEvents()).containsExactlyElementsOf(events);
    }

    @Test
    void every_lane_is_told_in_order_and_nothing_twice() {
        Map<UUID, List<UUID>> byCase = new ConcurrentHashMap<>();
        resident(someone, 1, BY_SMS);
        for (int i = 0; i < 400; i++) {
            UUID caseId = new UUID(someCase.getMostSignificantBits(), i % 20);
            byCase.computeIfAbsent(caseId, unused -> new ArrayList<>()).add(change(caseId, i, "service", someone));
        }

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(SMS.arrived).hasSize(400));

        assertThat(SMS.times.values()).containsOnly(1);
        List<UUID> arrived = arrivedEvents();
        byCase.values()
                .forEach(events -> assertThat(
                                arrived.stream().filter(events::contains).toList())
                        .containsExactlyElementsOf(events));
    }

    @Test
    void a_refused_number_falls_back_to_the_next_channel() {
        resident(someone, 1, BY_SMS);
        SMS.answer = parcel -> new HandOver.Refused("unknown-number");

        UUID event = change(someCase, 1, "service", someone);

        awaitStates(event, "sms permanent-failure", "email sent");
    }

    @Test
    void an_official_message_whose_sms_bounces_ends_as_a_letter() {
        resident(someone, 1, ALL_BY_SMS);
        UUID event = change(someCase, 1, "official", someone);
        awaitStates(event, "sms sent");

        receipts.put(List.of(new Receipt(
                SMS.name(),
                "ref-" + delivery(event),
                null,
                Outcome.BAD_CONTACT_POINT,
                "unknown-subscriber",
                CLOCK.instant())));

        awaitStates(event, "sms permanent-failure", "letter sent");
        assertThat(jdbc.sql("select count(*) from notification where event_id = ?")
                        .param(event)
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void throttling_is_tried_again_later() {
        resident(someone, 1, BY_SMS);
        SMS.answer = parcel -> new HandOver.Later("throttled");
        UUID event = change(someCase, 1, "service", someone);
        awaitStates(event, "sms temporary-failure");

        SMS.answer = CountingCarrier::accept;
        CLOCK.forward(Duration.ofMinutes(1));

        awaitStates(event, "sms sent");
    }

    @Test
    void a_carrier_that_is_away_pauses_its_channel_and_fails_nothing() {
        resident(someone, 1, BY_SMS);
        AtomicBoolean away = new AtomicBoolean(true);
        SMS.answer = parcel -> away.get() ? new HandOver.Away("connection-refused") : CountingCarrier.accept(parcel);
        UUID event = change(someCase, 1, "service", someone);
        await().until(() -> gates.carriers(Channel.SMS).getFirst().state().equals("away"));
        awaitStates(event, "sms ready");

        away.set(false);
        CLOCK.forward(Duration.ofMinutes(1));

        awaitStates(event, "sms sent");
        assertThat(SMS.times.values()).containsOnly(1);
    }

    @Test
    void quiet_hours_postpone_and_an_urgent_message_releases_what_waits_before_it() {
        CLOCK.forward(Duration.ofHours(11));
        resident(someone, 1, BY_SMS);
        UUID quiet = change(someCase, 1, "service", someone);
        awaitStates(quiet, "sms scheduled");

        UUID urgent = change(someCase, 2, "service", true, someone);

        awaitStates(urgent, "sms sent");
        awaitStates(quiet, "sms sent");
        assertThat(arrivedEvents()).containsExactly(quiet, urgent);
    }

    @Test
    void an_urgent_message_releases_what_was_ready_before_it_when_the_quiet_hours_began() {
        resident(someone, 1, BY_SMS);
        gates.pause(Channel.SMS, "a test", "until the night");
        UUID ready = change(someCase, 1, "service", someone);
        awaitStates(ready, "sms ready");
        CLOCK.forward(Duration.ofHours(11));
        UUID urgent = change(someCase, 2, "service", true, someone);
        awaitStates(urgent, "sms waiting");

        gates.resume(Channel.SMS);

        awaitStates(urgent, "sms sent");
        awaitStates(ready, "sms sent");
        assertThat(arrivedEvents()).containsExactly(ready, urgent);
    }

    @Test
    void what_was_under_way_when_something_urgent_came_behind_it_does_not_wait_for_the_morning() {
        resident(someone, 1, BY_SMS);
        CompletableFuture<Void> answered = new CompletableFuture<>();
        SMS.answer = parcel -> {
            answered.join();
            return new HandOver.Later("throttled");
        };
        UUID underWay = change(someCase, 1, "service", someone);
        awaitStates(underWay, "sms sending");
        UUID urgent = change(someCase, 2, "service", true, someone);
        awaitStates(urgent, "sms waiting");
        answered.complete(null);
        awaitStates(underWay, "sms temporary-failure");

        SMS.answer = CountingCarrier::accept;
        CLOCK.forward(Duration.ofHours(11));

        awaitStates(urgent, "sms sent");
        awaitStates(underWay, "sms sent");
        assertThat(arrivedEvents()).containsExactly(underWay, urgent);
    }

    @Test
    void a_choice_that_was_withdrawn_before_the_hand_over_is_planned_again() {
        resident(someone, 1, BY_SMS);
        gates.pause(Channel.SMS, "a test", "to change a mind");
        UUID event = change(someCase, 1, "service", someone);
        awaitStates(event, "sms ready");
        resident(someone, 2, Map.of("service", List.of("email")));
        await().until(() -> jdbc.sql("select version from resident where id = ?")
                        .param(someone)
                        .query(Long.class)
                        .single()
                == 2);

        gates.resume(Channel.SMS);

        awaitStates(event, "sms cancelled", "email sent");
        assertThat(SMS.arrived).isEmpty();
    }

    @Test
    void what_cannot_be_sent_before_its_deadline_expires_and_an_official_one_goes_as_a_letter() {
        resident(someone, 1, ALL_BY_SMS);
        SMS.answer = parcel -> new HandOver.Later("throttled");
        UUID event = change(someCase, 1, "official", someone);
        awaitStates(event, "sms temporary-failure");

        CLOCK.forward(Duration.ofHours(73));

        awaitStates(event, "sms expired", "letter sent");
    }

    @Test
    void a_malformed_event_becomes_a_dead_event_and_the_others_go_on() {
        resident(someone, 1, BY_SMS);
        publishRaw("case-status-changed", someCase.toString(), "{}");
        publish("case-status-changed", someCase.toString(), UUID.randomUUID(), 1, "{\"caseId\":1}".getBytes());
        publish("resident-preferences", someone.toString(), UUID.randomUUID(), 9, "not json".getBytes());

        UUID event = change(someCase, 2, "service", someone);

        awaitStates(event, "sms sent");
        await().untilAsserted(() -> assertThat(jdbc.sql("select count(*) from dead_event where reason <> ''")
                        .query(Long.class)
                        .single())
                .isGreaterThanOrEqualTo(3));
    }

    private List<UUID> arrivedEvents() {
        return SMS.arrived.stream()
                .map(parcel -> jdbc.sql(
                                "select n.event_id from notification n join delivery d on d.notification_id = n.id"
                                        + " where d.id = ?")
                        .param(parcel.deliveryId())
                        .query(UUID.class)
                        .single())
                .toList();
    }

    private void awaitDecision(UUID event, String expected) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(decision(event)).isEqualTo(expected));
    }
}
