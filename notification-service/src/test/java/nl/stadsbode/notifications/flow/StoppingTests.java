package nl.stadsbode.notifications.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import nl.stadsbode.notifications.notification.Bell;
import nl.stadsbode.notifications.notification.Claim;
import nl.stadsbode.notifications.notification.Queue;
import nl.stadsbode.notifications.notification.Replanning;
import nl.stadsbode.notifications.residents.Channel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;

/** While the senders stop, and while they are stopped. */
class StoppingTests extends FlowTest {

    private static final int MANY = 3 * SMS.window();

    @Autowired
    @Qualifier("channelSenders")
    SmartLifecycle senders;

    @Autowired
    Queue queue;

    @Autowired
    Replanning replanning;

    @Autowired
    Bell bell;

    private final UUID someone = UUID.randomUUID();
    private final List<UUID> events = new ArrayList<>();

    @AfterEach
    void go_on() {
        gates.resume(Channel.SMS);
        if (!senders.isRunning()) {
            senders.start();
        }
    }

    @Test
    void what_was_claimed_and_not_handed_over_is_ready_again_at_once_and_goes_once() {
        gates.pause(Channel.SMS, "a test", "so that all are claimed together");
        for (int i = 0; i < MANY; i++) {
            UUID resident = UUID.randomUUID();
            resident(resident, 1, Map.of("service", List.of("sms")));
            events.add(change(UUID.randomUUID(), 1, "service", resident));
        }
        await().until(() -> inState("ready") == MANY);
        SMS.answer = parcel -> {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
            return CountingCarrier.accept(parcel);
        };
        gates.resume(Channel.SMS);
        await().pollInterval(Duration.ofMillis(5)).until(() -> inState("claimed") > 0 && inState("sending") > 0);

        senders.stop();

        assertThat(inState("claimed")).as("would wait for their lease").isZero();
        assertThat(inState("ready")).isPositive();
        senders.start();
        await().until(() -> inState("sent") == MANY);
        assertThat(SMS.times.values()).hasSize(MANY).allMatch(times -> times == 1);
    }

    @Test
    void what_was_claimed_when_the_database_failed_is_ready_again_at_once() {
        UUID changesTheirMind = UUID.randomUUID();
        resident(changesTheirMind, 1, Map.of("service", List.of("sms")));
        resident(someone, 1, Map.of("service", List.of("sms")));
        gates.pause(Channel.SMS, "a test", "so that both are claimed together");
        UUID first = change(UUID.randomUUID(), 1, "service", changesTheirMind);
        awaitStates(first, "sms ready");
        UUID second = change(UUID.randomUUID(), 1, "service", someone);
        awaitStates(second, "sms ready");
        resident(changesTheirMind, 2, Map.of("service", List.of("email")));
        awaitKnown(changesTheirMind, 2);

        whileHoldingTheLaneOf(first, () -> gates.resume(Channel.SMS), () -> {
            assertThat(states(second)).containsExactly("sms claimed");
            jdbc.sql("select pg_terminate_backend(pid) from pg_locks where not granted and"
                            + " pg_backend_pid() = any(pg_blocking_pids(pid))")
                    .query()
                    .listOfRows();
        });

        awaitStates(second, "sms sent");
        awaitStates(first, "sms cancelled", "email sent");
    }

    @Test
    void what_is_planned_anew_wakes_the_sender_of_its_new_channel() throws Exception {
        senders.stop();
        resident(someone, 1, Map.of("service", List.of("sms")));
        UUID event = change(UUID.randomUUID(), 1, "service", someone);
        awaitStates(event, "sms ready");
        Claim claim = queue.claim(Channel.SMS, 1, Duration.ofMinutes(1)).getFirst();
        resident(someone, 2, Map.of("service", List.of("email")));
        awaitKnown(someone, 2);
        while (bell.await(Channel.EMAIL, Duration.ZERO)) {
            // what rang for others before
        }

        replanning.again(claim);

        awaitStates(event, "sms cancelled", "email ready");
        assertThat(bell.await(Channel.EMAIL, Duration.ZERO)).isTrue();
    }

    private int inState(String state) {
        return jdbc.sql("""
                        select count(*) from delivery d join notification n on n.id = d.notification_id
                        where d.state = :state and n.event_id in (:events)
                        """)
                .param("state", state)
                .param("events", events)
                .query(Integer.class)
                .single();
    }
}
