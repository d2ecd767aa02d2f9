package nl.stadsbode.notifications.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.stadsbode.notifications.carriers.HandOver;
import nl.stadsbode.notifications.carriers.Parcel;
import nl.stadsbode.notifications.carriers.Receipt;
import nl.stadsbode.notifications.carriers.Receipt.Outcome;
import nl.stadsbode.notifications.notification.LetterBatches;
import nl.stadsbode.notifications.residents.Channel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SendPathTests extends FlowTest {

    private static final Map<String, List<String>> BY_SMS = Map.of("service", List.of("sms", "email"));
    private static final Map<String, List<String>> ALL_BY_SMS =
            Map.of("service", List.of("sms"), "official", List.of("sms"));

    private static final Duration A_LEASE = Duration.ofMinutes(5);

    private final UUID someone = UUID.randomUUID();
    private final UUID someCase = UUID.randomUUID();

    @Autowired
    private LetterBatches batches;

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
                "ref-" + firstDelivery(event),
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
    void a_letter_that_the_print_house_never_had_whole_goes_again_but_not_for_ever() {
        resident(someone, 1, BY_SMS);
        UUID event = change(someCase, 1, "official", someone);
        for (int letters = 1; letters < 3; letters++) {
            awaitStates(event, "letter sent");
            notReceived(event);
            awaitStates(event, "letter temporary-failure");
            CLOCK.forward(Duration.ofMinutes(11));
            int next = letters + 1;
            await().until(() -> PRINT_HOUSE.letters().size() == next);
        }
        awaitStates(event, "letter sent");

        notReceived(event);

        awaitStates(event, "letter permanent-failure");
    }

    private void notReceived(UUID event) {
        receipts.put(List.of(new Receipt(
                PRINT_HOUSE.name(),
                null,
                firstDelivery(event),
                Outcome.NOT_RECEIVED,
                "file-missing",
                CLOCK.instant())));
    }

    @Test
    void a_batch_that_one_instance_is_bringing_is_left_to_it_until_its_lease_ends() {
        PRINT_HOUSE.away = true;
        resident(someone, 1, BY_SMS);
        UUID event = change(someCase, 1, "official", someone);
        awaitStates(event, "letter sending");
        gates.pause(Channel.LETTER, "olaf", "to bring it ourselves");

        UUID batch =
                await().until(() -> batches.claim(A_LEASE), Optional::isPresent).orElseThrow();
        assertThat(batches.claim(A_LEASE)).isEmpty();
        CLOCK.forward(A_LEASE);
        assertThat(batches.claim(A_LEASE)).contains(batch);
        batches.giveBack(batch);
        assertThat(batches.claim(A_LEASE)).contains(batch);

        batches.giveBack(batch);
        PRINT_HOUSE.away = false;
        gates.resume(Channel.LETTER);
        awaitStates(event, "letter sent");
    }

    @Test
    void a_receipt_closes_the_delivery_also_when_it_comes_twice_or_before_the_answer() {
        resident(someone, 1, BY_SMS);
        SMS.answer = parcel -> {
            Receipt early = new Receipt(
                    SMS.name(), "ref-" + parcel.deliveryId(), null, Outcome.DELIVERED, null, CLOCK.instant());
            receipts.put(List.of(early, early));
            receipts.put(List.of(early));
            return CountingCarrier.accept(parcel);
        };

        UUID event = change(someCase, 1, "service", someone);

        awaitStates(event, "sms delivered");
    }

    @Test
    void a_message_whose_answer_was_lost_is_known_by_the_delivery_id_in_its_receipt() {
        resident(someone, 1, BY_SMS);
        SMS.answer = parcel -> new HandOver.Unknown("no-answer");
        UUID event = change(someCase, 1, "service", someone);
        awaitStates(event, "sms unknown");

        receipts.put(List.of(new Receipt(
                SMS.name(),
                "an id that we never got",
                firstDelivery(event),
                Outcome.DELIVERED,
                null,
                CLOCK.instant())));

        awaitStates(event, "sms delivered");
        CLOCK.forward(Duration.ofMinutes(16));
        UUID next = change(someCase, 2, "service", someone);
        awaitStates(next, "sms unknown");
        awaitStates(event, "sms delivered");
        assertThat(SMS.arrived).hasSize(2);
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
    void a_service_message_of_unknown_outcome_is_sent_once_more_after_its_wait_and_never_again() {
        resident(someone, 1, BY_SMS);
        SMS.answer = parcel -> new HandOver.Unknown("no-answer");
        UUID event = change(someCase, 1, "service", someone);
        awaitStates(event, "sms unknown");
        CLOCK.forward(Duration.ofMinutes(16));
        await().until(() -> SMS.arrived.size() == 2);

        CLOCK.forward(Duration.ofMinutes(16));
        await().until(() -> jdbc.sql("select count(*) from delivery where state = 'unknown' and not_before = 'infinity'"
                                + " and id = ?")
                        .param(firstDelivery(event))
                        .query(Long.class)
                        .single()
                == 1);

        assertThat(SMS.arrived).hasSize(2);
        awaitStates(event, "sms unknown");
    }

    @Test
    void what_is_about_to_be_sent_once_more_is_not_when_word_comes_that_it_arrived() {
        resident(someone, 1, BY_SMS);
        SMS.answer = parcel -> new HandOver.Unknown("no-answer");
        UUID event = change(someCase, 1, "service", someone);
        awaitStates(event, "sms unknown");
        gates.pause(Channel.SMS, "a test", "to hold the repeat");
        CLOCK.forward(Duration.ofMinutes(16));
        awaitStates(event, "sms ready");

        receipts.put(
                List.of(new Receipt(SMS.name(), null, firstDelivery(event), Outcome.DELIVERED, null, CLOCK.instant())));

        awaitStates(event, "sms delivered");
        SMS.answer = CountingCarrier::accept;
        gates.resume(Channel.SMS);
        UUID next = change(someCase, 2, "service", someone);
        awaitStates(next, "sms sent");
        assertThat(SMS.times).containsEntry(firstDelivery(event), 1);
    }

    @Test
    void an_official_message_of_unknown_outcome_goes_as_a_letter_and_a_late_receipt_still_corrects_it() {
        resident(someone, 1, ALL_BY_SMS);
        SMS.answer = parcel -> new HandOver.Unknown("no-answer");
        UUID event = change(someCase, 1, "official", someone);
        awaitStates(event, "sms unknown");

        CLOCK.forward(Duration.ofMinutes(16));
        awaitStates(event, "sms unknown", "letter sent");
        receipts.put(
                List.of(new Receipt(SMS.name(), null, firstDelivery(event), Outcome.DELIVERED, null, CLOCK.instant())));

        awaitStates(event, "sms delivered", "letter sent");
        assertThat(SMS.arrived).hasSize(1);
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
    void what_waits_for_the_morning_to_be_sent_once_more_is_not_when_word_comes_that_it_arrived() {
        resident(someone, 1, BY_SMS);
        SMS.answer = parcel -> new HandOver.Unknown("no-answer");
        UUID event = change(someCase, 1, "service", someone);
        awaitStates(event, "sms unknown");
        CLOCK.forward(Duration.ofHours(11));
        awaitStates(event, "sms scheduled");

        receipts.put(
                List.of(new Receipt(SMS.name(), null, firstDelivery(event), Outcome.DELIVERED, null, CLOCK.instant())));

        awaitStates(event, "sms delivered");
        assertThat(SMS.times).containsEntry(firstDelivery(event), 1);
    }

    @Test
    void what_may_have_arrived_never_expires() {
        resident(someone, 1, Map.of("service", List.of("sms", "email")));
        SMS.answer = parcel -> new HandOver.Unknown("no-answer");
        UUID event = change(someCase, 1, "service", someone);
        awaitStates(event, "sms unknown");
        gates.pause(Channel.SMS, "a test", "longer than the deadline");
        CLOCK.forward(Duration.ofMinutes(16));
        awaitStates(event, "sms ready");

        CLOCK.forward(Duration.ofHours(72));
        awaitStates(event, "sms unknown");

        gates.resume(Channel.SMS);
        UUID next = change(someCase, 2, "service", someone);
        awaitStates(next, "sms unknown");
        assertThat(reason(event)).isEqualTo("no-receipt");
        assertThat(SMS.times).containsEntry(firstDelivery(event), 1);
        assertThat(EMAIL.arrived).isEmpty();
    }

    @Test
    void an_official_letter_does_not_expire_however_long_letters_are_paused() {
        resident(someone, 1, Map.of());
        gates.pause(Channel.LETTER, "a test", "longer than the deadline");
        UUID event = change(someCase, 1, "official", someone);
        awaitStates(event, "letter ready");

        CLOCK.forward(Duration.ofHours(73));
        await().until(() -> jdbc.sql("select deadline > ? from delivery where id = ?")
                .params(CLOCK.instant().atOffset(ZoneOffset.UTC), firstDelivery(event))
                .query(Boolean.class)
                .single());
        gates.resume(Channel.LETTER);

        awaitStates(event, "letter sent");
    }

    @Test
    void of_two_words_that_come_together_the_second_counts_as_well() {
        resident(someone, 1, Map.of());
        UUID event = change(someCase, 1, "official", someone);
        awaitStates(event, "letter sent");

        receipts.put(List.of(
                new Receipt(
                        "counting-print-house", null, firstDelivery(event), Outcome.DELIVERED, null, CLOCK.instant()),
                new Receipt(
                        "counting-print-house",
                        null,
                        firstDelivery(event),
                        Outcome.RETURNED,
                        "unknown-at-address",
                        CLOCK.instant())));

        awaitStates(event, "letter returned");
    }

    @Test
    void a_reference_that_a_carrier_uses_again_means_the_latest_message() {
        resident(someone, 1, BY_SMS);
        UUID weeksAgo = change(someCase, 1, "service", someone);
        awaitStates(weeksAgo, "sms sent");
        refer(weeksAgo, Duration.ofDays(21));
        receipts.put(List.of(new Receipt(SMS.name(), "4711", null, Outcome.FAILED, "expired", CLOCK.instant())));
        CLOCK.forward(Duration.ofHours(2));
        UUID now = change(someCase, 2, "service", someone);
        awaitStates(now, "sms sent");
        refer(now, Duration.ZERO);

        receipts.put(List.of(new Receipt(SMS.name(), "4711", null, Outcome.DELIVERED, null, CLOCK.instant())));

        awaitStates(now, "sms delivered");
        assertThat(states(weeksAgo)).containsExactly("sms sent");
    }

    @Test
    void a_carrier_that_breaks_down_within_is_in_doubt_about_one_message_and_the_next_go_on() {
        resident(someone, 1, BY_SMS);
        SMS.answer = parcel -> {
            throw new StackOverflowError();
        };
        UUID event = change(someCase, 1, "service", someone);
        awaitStates(event, "sms unknown");
        SMS.answer = CountingCarrier::accept;

        CLOCK.forward(Duration.ofMinutes(16));

        awaitStates(event, "sms sent");
    }

    private void refer(UUID event, Duration ago) {
        jdbc.sql("update delivery set carrier_reference = '4711', sent_at = sent_at - ?::interval where id = ?")
                .params(ago.toString(), firstDelivery(event))
                .update();
    }

    private @Nullable String reason(UUID event) {
        return jdbc.sql("select reason from delivery where id = ?")
                .param(firstDelivery(event))
                .query(String.class)
                .single();
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
    void a_print_house_that_is_away_gets_the_sealed_batch_later() {
        resident(someone, 1, Map.of());
        PRINT_HOUSE.away = true;
        UUID event = change(someCase, 1, "official", someone);
        awaitStates(event, "letter sending");

        PRINT_HOUSE.away = false;
        CLOCK.forward(Duration.ofMinutes(1));

        awaitStates(event, "letter sent");
        assertThat(PRINT_HOUSE.letters()).hasSize(1);
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

    private UUID firstDelivery(UUID event) {
        return jdbc.sql("select d.id from delivery d join notification n on n.id = d.notification_id"
                        + " where n.event_id = ? and d.rank = 0")
                .param(event)
                .query(UUID.class)
                .single();
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
