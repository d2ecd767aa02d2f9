package nl.stadsbode.deploy.load.settling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.stadsbode.deploy.load.settling.Notification.Delivery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccountingTest {

    private static final Instant ANNOUNCED = Instant.parse("2026-11-01T12:00:00Z");

    private final Ledger ledger = new Ledger();

    @Test
    void a_ledger_is_complete_when_every_row_is_in_one_place() {
        ledger.row();
        ledger.malformed(2, "no case");
        ledger.row();
        ledger.nothing("not-a-status");
        ledger.row();
        assertThat(ledger.isComplete()).isFalse();

        event(3, false);
        assertThat(ledger.isComplete()).isTrue();
    }

    @Test
    void two_rows_that_became_one_status_are_noticed() {
        UUID same = UUID.randomUUID();
        ledger.row();
        ledger.row();
        ledger.accepted(same, new Ledger.Accepted(1, "c", false));
        ledger.accepted(same, new Ledger.Accepted(2, "c", false));

        assertThat(ledger.isComplete()).isFalse();
    }

    @Test
    void every_event_is_told_nothing_or_unfinished() {
        Tally tally = tally(
                nothing(event(1, false), "chose-nothing"),
                told(event(2, false), sms("delivered", 200)),
                told(event(3, false), sms("permanent-failure", 100), email("sent", 300)),
                told(event(4, false), sms("sending", null)),
                told(event(5, false), sms("superseded", null)),
                new Notification(
                        UUID.randomUUID(), event(6, true), "awaiting-preferences", null, false, ANNOUNCED, List.of()));
        event(7, false);

        assertThat(tally.told()).isEqualTo(2);
        assertThat(tally.nothing()).isEqualTo(Map.of("chose-nothing", 1L, "superseded", 1L));
        assertThat(tally.unfinished())
                .isEqualTo(Map.of("sending", 1L, "awaiting-preferences", 1L, "no-notification", 1L));
        assertThat(tally.isSettled()).isFalse();
        assertThat(tally.channels())
                .containsExactly(
                        new ChannelFigures("sms", 4, 2, 1, 1, 1, 0),
                        new ChannelFigures("email", 1, 1, 0, 0, 0, 0),
                        new ChannelFigures("letter", 0, 0, 0, 0, 0, 0));
    }

    @Test
    void what_was_planned_and_then_withdrawn_is_nothing_for_the_reason_of_the_last_decision() {
        Notification withdrawn = new Notification(
                UUID.randomUUID(),
                event(1, false),
                "nothing",
                "no-contact-point",
                false,
                ANNOUNCED,
                List.of(email("cancelled", null)));

        assertThat(tally(withdrawn).nothing()).isEqualTo(Map.of("no-contact-point", 1L));
    }

    @Test
    void an_unknown_delivery_has_ended_when_nothing_is_awaited_or_the_message_went_on_as_a_letter() {
        Delivery forGood = new Delivery(UUID.randomUUID(), "sms", "unknown", 1, false, null);
        Delivery unknown = new Delivery(UUID.randomUUID(), "email", "unknown", 0, true, null);
        Delivery letter = new Delivery(UUID.randomUUID(), "letter", "sent", 0, false, ANNOUNCED);

        assertThat(told(UUID.randomUUID(), forGood).hasEnded()).isTrue();
        assertThat(told(UUID.randomUUID(), unknown).hasEnded()).isFalse();
        assertThat(told(UUID.randomUUID(), unknown, letter).hasEnded()).isTrue();
    }

    @Test
    void notifications_of_others_do_not_count_and_two_of_one_event_are_noticed() {
        UUID event = event(1, false);

        Tally tally = tally(
                told(UUID.randomUUID(), sms("sent", 5)), told(event, sms("sent", 5)), told(event, sms("sent", 5)));

        assertThat(tally.doubled()).isEqualTo(1);
        assertThat(tally.channels().getFirst().planned()).isEqualTo(2);
    }

    @Test
    void times_are_those_of_first_hand_overs_to_residents_who_were_known_in_time() {
        Tally tally = tally(
                told(event(1, false), sms("delivered", 100)),
                told(event(2, false), sms("permanent-failure", null), email("sent", 60_000)),
                told(event(3, false), sms("sent", 2_000)),
                told(event(4, true), sms("sent", 4_000)));

        assertThat(tally.times().latency(50)).isEqualTo(100);
        assertThat(tally.times().latency(99)).isBetween(1_990L, 2_010L);
        assertThat(tally.times().perSecond()).isEqualTo(0.8);
        assertThat(tally().times().latency(50)).isNull();
        assertThat(tally().times().perSecond()).isNull();
    }

    @Test
    void the_post_room_shows_what_is_lost_double_or_out_of_order() {
        Tally.Ours first = ours(1, 0);
        Tally.Ours second = ours(2, 0);
        Tally.Ours third = ours(3, 0);
        Tally.Ours repeated = ours(4, 1);
        Tally.Ours lost = ours(5, 0);

        Comparison comparison = Comparison.of(
                Map.of(
                        first.id(),
                        first,
                        second.id(),
                        second,
                        third.id(),
                        third,
                        repeated.id(),
                        repeated,
                        lost.id(),
                        lost),
                Map.of(
                        first.id(), List.of(12L),
                        second.id(), List.of(11L, 19L),
                        third.id(), List.of(13L),
                        repeated.id(), List.of(14L, 15L)));

        assertThat(comparison).isEqualTo(new Comparison(4, 1, 1, 1, 1));
    }

    private static Tally.Ours ours(long number, int repeats) {
        return new Tally.Ours(UUID.randomUUID(), "c", "sms", number, repeats == 0, true, repeats);
    }

    private Tally tally(Notification... notifications) {
        Tally tally = new Tally(ledger);
        List.of(notifications).forEach(tally::add);
        return tally;
    }

    private UUID event(long number, boolean late) {
        UUID id = UUID.randomUUID();
        ledger.accepted(id, new Ledger.Accepted(number, "case-1", late));
        return id;
    }

    private static Notification nothing(UUID event, String reason) {
        return new Notification(UUID.randomUUID(), event, "nothing", reason, false, ANNOUNCED, List.of());
    }

    private static Notification told(UUID event, Delivery... deliveries) {
        return new Notification(UUID.randomUUID(), event, "planned", "chosen", false, ANNOUNCED, List.of(deliveries));
    }

    private static Delivery sms(String state, @Nullable Integer sentAfterMillis) {
        return delivery("sms", state, sentAfterMillis);
    }

    private static Delivery email(String state, @Nullable Integer sentAfterMillis) {
        return delivery("email", state, sentAfterMillis);
    }

    private static Delivery delivery(String channel, String state, @Nullable Integer sentAfterMillis) {
        return new Delivery(
                UUID.randomUUID(),
                channel,
                state,
                0,
                false,
                sentAfterMillis == null ? null : ANNOUNCED.plusMillis(sentAfterMillis));
    }
}
