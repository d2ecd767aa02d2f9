package nl.stadsbode.notifications.notification;

import static nl.stadsbode.chassis.testing.LockWaits.awaitOneBehindUs;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.stadsbode.notifications.carriers.HandOver;
import nl.stadsbode.notifications.flow.FlowTest;
import nl.stadsbode.notifications.residents.Channel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class QueueTests extends FlowTest {

    private static final Duration LEASE = Duration.ofMinutes(1);

    @Autowired
    private Queue queue;

    @Autowired
    private Clockwork clockwork;

    private final UUID someone = UUID.randomUUID();

    @AfterEach
    void let_messages_go() {
        gates.resume(Channel.LETTER);
        gates.resume(Channel.SMS);
    }

    @Test
    void what_another_one_has_sealed_meanwhile_keeps_the_words_that_go() {
        gates.pause(Channel.LETTER, "olaf", "a test");
        resident(someone, 1, Map.of());
        UUID event = change(UUID.randomUUID(), 1, "official", someone);
        awaitStates(event, "letter ready");
        UUID another = change(UUID.randomUUID(), 1, "official", someone);
        awaitStates(another, "letter ready");

        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            List<Claim> claims = queue.claim(Channel.LETTER, 1_000, LEASE);
            UUID token = claims.getFirst().token();
            Queue.Sealed first = sealed(event, "those that go");

            assertThat(queue.sealBatch(UUID.randomUUID(), token, List.of(first)))
                    .hasSize(1);
            assertThat(queue.sealBatch(
                            UUID.randomUUID(), token, List.of(sealed(event, "too late"), sealed(another, "others"))))
                    .containsExactly(delivery(another));
            assertThat(queue.markSending(token, List.of(sealed(event, "too late as well")), LEASE))
                    .isEmpty();

            assertThat(words(first.deliveryId())).isEqualTo("those that go");
        });
    }

    @Test
    void what_is_changed_just_when_something_urgent_comes_behind_it_is_hurried_as_well() {
        gates.pause(Channel.SMS, "olaf", "a test");
        resident(someone, 1, Map.of("service", List.of("sms")));
        UUID someCase = UUID.randomUUID();
        UUID event = change(someCase, 1, "service", someone);
        awaitStates(event, "sms ready");

        UUID urgent = transaction.execute(status -> {
            jdbc.sql("update delivery set told = told where id = ?")
                    .param(delivery(event))
                    .update();
            UUID behind = change(someCase, 2, "service", true, someone);
            awaitOneBehindUs(jdbc);
            return behind;
        });

        awaitStates(urgent, "sms waiting");
        assertThat(jdbc.sql("select priority from delivery where id = ?")
                        .param(delivery(event))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void what_is_in_doubt_when_something_urgent_comes_behind_it_keeps_its_wait_and_is_hurried_if_it_was_not_sent() {
        resident(someone, 1, Map.of("service", List.of("sms")));
        SMS.answer = parcel -> new HandOver.Unknown("no-answer");
        UUID someCase = UUID.randomUUID();
        UUID event = change(someCase, 1, "service", someone);
        awaitStates(event, "sms unknown");
        List<Map<String, Object>> before = urgency(event);

        UUID urgent = change(someCase, 2, "service", true, someone);

        awaitStates(urgent, "sms waiting");
        assertThat(before).extracting("priority").containsExactly(1);
        assertThat(urgency(event))
                .containsExactly(
                        Map.of("priority", 0, "not_before", before.getFirst().get("not_before")));
    }

    private List<Map<String, Object>> urgency(UUID event) {
        return jdbc.sql("select priority, not_before from delivery where id = ?")
                .param(delivery(event))
                .query()
                .listOfRows();
    }

    @Test
    void what_waits_behind_nothing_goes_after_all() {
        gates.pause(Channel.SMS, "olaf", "a test");
        resident(someone, 1, Map.of("service", List.of("sms")));
        UUID someCase = UUID.randomUUID();
        UUID event = change(someCase, 1, "service", someone);
        awaitStates(event, "sms ready");
        UUID behind = change(someCase, 2, "service", someone);
        UUID last = change(someCase, 3, "service", someone);
        awaitStates(last, "sms waiting");
        assertThat(mended()).isZero();
        jdbc.sql("delete from delivery where id = ?").param(delivery(event)).update();

        assertThat(mended()).isOne();

        awaitStates(behind, "sms ready");
        awaitStates(last, "sms waiting");
        gates.resume(Channel.SMS);
        awaitStates(last, "sms sent");
        awaitStates(behind, "sms sent");
    }

    @Test
    void what_was_claimed_before_something_urgent_came_behind_it_does_not_wait_for_the_morning() {
        gates.pause(Channel.LETTER, "olaf", "a test");
        resident(someone, 1, Map.of());
        UUID event = change(UUID.randomUUID(), 1, "official", someone);
        awaitStates(event, "letter ready");
        UUID another = change(UUID.randomUUID(), 1, "official", someone);
        awaitStates(another, "letter ready");

        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            List<Claim> claims = queue.claim(Channel.LETTER, 1_000, LEASE);
            jdbc.sql("update delivery set priority = 0 where id = ?")
                    .param(delivery(event))
                    .update();
            claims.forEach(claim -> queue.postpone(claim, CLOCK.instant().plus(LEASE)));

            assertThat(states(event)).containsExactly("letter ready");
            assertThat(states(another)).containsExactly("letter scheduled");
        });
    }

    /** It looks at some lanes, and begins again when it came to the last. */
    private int mended() {
        return clockwork.mendStragglers() + clockwork.mendStragglers();
    }

    private Queue.Sealed sealed(UUID event, String words) {
        return new Queue.Sealed(delivery(event), "nl", words.getBytes(StandardCharsets.UTF_8), null, null);
    }

    private String words(UUID delivery) {
        return new String(
                jdbc.sql("select sealed from content where delivery_id = ?")
                        .param(delivery)
                        .query(byte[].class)
                        .single(),
                StandardCharsets.UTF_8);
    }
}
