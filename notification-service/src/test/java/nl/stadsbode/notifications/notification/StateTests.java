package nl.stadsbode.notifications.notification;

import static nl.stadsbode.notifications.notification.State.CANCELLED;
import static nl.stadsbode.notifications.notification.State.CLAIMED;
import static nl.stadsbode.notifications.notification.State.DELIVERED;
import static nl.stadsbode.notifications.notification.State.EXPIRED;
import static nl.stadsbode.notifications.notification.State.PERMANENT_FAILURE;
import static nl.stadsbode.notifications.notification.State.READY;
import static nl.stadsbode.notifications.notification.State.RETURNED;
import static nl.stadsbode.notifications.notification.State.SCHEDULED;
import static nl.stadsbode.notifications.notification.State.SENDING;
import static nl.stadsbode.notifications.notification.State.SENT;
import static nl.stadsbode.notifications.notification.State.SUPERSEDED;
import static nl.stadsbode.notifications.notification.State.TECHNICAL_FAILURE;
import static nl.stadsbode.notifications.notification.State.TEMPORARY_FAILURE;
import static nl.stadsbode.notifications.notification.State.UNKNOWN;
import static nl.stadsbode.notifications.notification.State.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every pair of states: the whole table, and the laws that it keeps. */
class StateTests {

    private static final Set<State> ALL = EnumSet.allOf(State.class);
    /** In which a delivery begins. */
    private static final Set<State> FIRST = EnumSet.of(WAITING, SCHEDULED, READY);
    /** In which a carrier has it, or may have it. */
    private static final Set<State> HANDED_OVER = EnumSet.of(SENDING, SENT, UNKNOWN, DELIVERED, RETURNED);

    private record Pair(State from, State to) {}

    @Test
    void the_whole_table() {
        var table = ALL.stream()
                .map(from -> from.code() + ": "
                        + ALL.stream().filter(from::mayBecome).map(State::code).collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\n"));

        assertThat(table.replaceAll(" +$", "")).isEqualToIgnoringNewLines("""
                        scheduled: ready delivered unknown cancelled superseded expired
                        waiting: scheduled ready cancelled superseded expired
                        ready: claimed delivered unknown cancelled superseded expired
                        claimed: scheduled ready sending technical-failure cancelled
                        sending: ready sent temporary-failure permanent-failure technical-failure unknown
                        sent: delivered temporary-failure permanent-failure returned
                        delivered: returned
                        temporary-failure: ready delivered unknown cancelled superseded expired
                        permanent-failure: ready
                        technical-failure: ready
                        unknown: ready sent delivered temporary-failure permanent-failure technical-failure returned
                        cancelled:\s
                        superseded:\s
                        expired: ready
                        returned: ready""");
    }

    @Test
    void nothing_becomes_what_it_is() {
        assertThat(pairs(pair -> pair.from() == pair.to())).isEmpty();
    }

    @Test
    void what_is_final_never_changes_back_but_a_letter_may_return_and_an_operator_may_try_again() {
        var after = pairs(pair -> pair.from().isFinal());

        assertThat(after)
                .allMatch(pair -> pair.from() == DELIVERED && pair.to() == RETURNED
                        || State.retryable().contains(pair.from()) && pair.to() == READY);
        assertThat(ALL.stream().filter(State::isFinal))
                .containsExactlyInAnyOrder(
                        DELIVERED, PERMANENT_FAILURE, TECHNICAL_FAILURE, CANCELLED, SUPERSEDED, EXPIRED, RETURNED);
    }

    @Test
    void an_operator_tries_again_only_what_failed() {
        assertThat(State.retryable())
                .containsExactlyInAnyOrder(PERMANENT_FAILURE, TECHNICAL_FAILURE, EXPIRED, RETURNED, TEMPORARY_FAILURE)
                .allMatch(state -> state.mayBecome(READY));
    }

    @Test
    void a_late_receipt_corrects_unknown_and_sent() {
        for (var later : EnumSet.of(DELIVERED, PERMANENT_FAILURE, RETURNED)) {
            assertThat(State.states(later)).contains(SENT, UNKNOWN);
        }
    }

    @Test
    void there_is_no_hand_over_without_a_claim_and_an_intent() {
        assertThat(State.states(CLAIMED)).containsExactly(READY);
        assertThat(State.states(SENDING)).containsExactly(CLAIMED);
        assertThat(State.states(SENT)).containsExactlyInAnyOrder(SENDING, UNKNOWN);
        // those that wait to be sent once more were unknown before
        assertThat(State.states(UNKNOWN)).containsExactlyInAnyOrder(SENDING, SCHEDULED, READY, TEMPORARY_FAILURE);
    }

    @Test
    void what_may_have_been_handed_over_can_be_neither_cancelled_nor_overtaken_nor_expired() {
        assertThat(pairs(pair -> HANDED_OVER.contains(pair.from())))
                .extracting(Pair::to)
                .doesNotContain(CANCELLED, SUPERSEDED, EXPIRED, SCHEDULED, WAITING, CLAIMED);
        assertThat(State.cancellable())
                .containsExactlyInAnyOrder(WAITING, SCHEDULED, READY, CLAIMED, TEMPORARY_FAILURE);
    }

    @Test
    void nothing_goes_back_to_wait_in_its_lane() {
        assertThat(State.states(WAITING)).isEmpty();
    }

    @Test
    void every_state_is_reached_and_from_each_an_end() {
        assertThat(reachable(FIRST)).isEqualTo(ALL);
        assertThat(ALL).allMatch(state -> reachable(EnumSet.of(state)).stream().anyMatch(State::isFinal));
    }

    private static Set<State> reachable(Set<State> starts) {
        Set<State> reached = EnumSet.copyOf(starts);
        var open = new ArrayDeque<>(starts);
        while (!open.isEmpty()) {
            var from = open.remove();
            ALL.stream().filter(from::mayBecome).filter(reached::add).forEach(open::add);
        }
        return reached;
    }

    private static Stream<Pair> all() {
        return Arrays.stream(State.values())
                .flatMap(from ->
                        Arrays.stream(State.values()).filter(from::mayBecome).map(to -> new Pair(from, to)));
    }

    private static List<Pair> pairs(Predicate<Pair> which) {
        return all().filter(which).toList();
    }
}
