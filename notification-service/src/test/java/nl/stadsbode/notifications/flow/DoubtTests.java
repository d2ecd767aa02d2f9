package nl.stadsbode.notifications.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.stadsbode.notifications.carriers.HandOver;
import nl.stadsbode.notifications.carriers.Receipt;
import nl.stadsbode.notifications.carriers.Receipt.Outcome;
import nl.stadsbode.notifications.residents.Channel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is known of a message only later, or never: answers that were lost, and the word of carriers afterwards. */
class DoubtTests extends FlowTest {

    private static final Map<String, List<String>> BY_SMS = Map.of("service", List.of("sms", "email"));
    private static final Map<String, List<String>> ALL_BY_SMS =
            Map.of("service", List.of("sms"), "official", List.of("sms"));

    private final UUID someone = UUID.randomUUID();
    private final UUID someCase = UUID.randomUUID();

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
                SMS.name(), "an id that we never got", delivery(event), Outcome.DELIVERED, null, CLOCK.instant())));

        awaitStates(event, "sms delivered");
        CLOCK.forward(Duration.ofMinutes(16));
        UUID next = change(someCase, 2, "service", someone);
        awaitStates(next, "sms unknown");
        awaitStates(event, "sms delivered");
        assertThat(SMS.arrived).hasSize(2);
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
                        .param(delivery(event))
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

        receipts.put(List.of(new Receipt(SMS.name(), null, delivery(event), Outcome.DELIVERED, null, CLOCK.instant())));

        awaitStates(event, "sms delivered");
        SMS.answer = CountingCarrier::accept;
        gates.resume(Channel.SMS);
        UUID next = change(someCase, 2, "service", someone);
        awaitStates(next, "sms sent");
        assertThat(SMS.times).containsEntry(delivery(event), 1);
    }

    @Test
    void an_official_message_of_unknown_outcome_goes_as_a_letter_and_a_late_receipt_still_corrects_it() {
        resident(someone, 1, ALL_BY_SMS);
        SMS.answer = parcel -> new HandOver.Unknown("no-answer");
        UUID event = change(someCase, 1, "official", someone);
        awaitStates(event, "sms unknown");

        CLOCK.forward(Duration.ofMinutes(16));
        awaitStates(event, "sms unknown", "letter sent");
        receipts.put(List.of(new Receipt(SMS.name(), null, delivery(event), Outcome.DELIVERED, null, CLOCK.instant())));

        awaitStates(event, "sms delivered", "letter sent");
        assertThat(SMS.arrived).hasSize(1);
    }

    @Test
    void what_went_as_a_letter_because_it_was_in_doubt_goes_by_no_other_channel_when_word_comes_that_it_failed() {
        resident(someone, 1, Map.of("official", List.of("sms", "email")));
        SMS.answer = parcel -> new HandOver.Unknown("no-answer");
        UUID event = change(someCase, 1, "official", someone);
        awaitStates(event, "sms unknown");
        CLOCK.forward(Duration.ofMinutes(16));
        awaitStates(event, "sms unknown", "letter sent");

        receipts.put(List.of(new Receipt(SMS.name(), null, delivery(event), Outcome.FAILED, null, CLOCK.instant())));

        awaitStates(event, "sms permanent-failure", "letter sent");
        UUID next = change(someCase, 2, "official", someone);
        awaitStates(next, "sms unknown");
        assertThat(EMAIL.arrived).isEmpty();
        assertThat(states(event)).containsExactly("sms permanent-failure", "letter sent");
    }

    @Test
    void a_receipt_that_comes_just_when_its_message_is_claimed_again_counts_when_that_is_over() {
        resident(someone, 1, BY_SMS);
        SMS.answer = parcel -> new HandOver.Unknown("no-answer");
        UUID event = change(someCase, 1, "service", someone);
        awaitStates(event, "sms unknown");
        gates.pause(Channel.SMS, "a test", "to hold the repeat");
        CLOCK.forward(Duration.ofMinutes(16));
        awaitStates(event, "sms ready");
        Receipt arrived = new Receipt(SMS.name(), null, delivery(event), Outcome.DELIVERED, null, CLOCK.instant());

        whileHoldingTheLaneOf(
                event,
                () -> receipts.put(List.of(arrived)),
                () -> jdbc.sql("""
                        update delivery set state = 'claimed', claim = gen_random_uuid(), lease_until = ? where id = ?
                        """)
                        .params(CLOCK.instant().atOffset(ZoneOffset.UTC), delivery(event))
                        .update());

        awaitStates(event, "sms delivered");
        gates.resume(Channel.SMS);
    }

    @Test
    void what_waits_for_the_morning_to_be_sent_once_more_is_not_when_word_comes_that_it_arrived() {
        resident(someone, 1, BY_SMS);
        SMS.answer = parcel -> new HandOver.Unknown("no-answer");
        UUID event = change(someCase, 1, "service", someone);
        awaitStates(event, "sms unknown");
        CLOCK.forward(Duration.ofHours(11));
        awaitStates(event, "sms scheduled");

        receipts.put(List.of(new Receipt(SMS.name(), null, delivery(event), Outcome.DELIVERED, null, CLOCK.instant())));

        awaitStates(event, "sms delivered");
        assertThat(SMS.times).containsEntry(delivery(event), 1);
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
        assertThat(SMS.times).containsEntry(delivery(event), 1);
        assertThat(EMAIL.arrived).isEmpty();
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
                .params(ago.toString(), delivery(event))
                .update();
    }

    private @Nullable String reason(UUID event) {
        return jdbc.sql("select reason from delivery where id = ?")
                .param(delivery(event))
                .query(String.class)
                .single();
    }
}
