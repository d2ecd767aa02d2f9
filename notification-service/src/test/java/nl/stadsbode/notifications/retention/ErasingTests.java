package nl.stadsbode.notifications.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.stadsbode.notifications.flow.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ErasingTests extends FlowTest {

    @Autowired
    private Erasing erasing;

    private final UUID rosa = UUID.randomUUID();

    @Test
    void of_who_was_forgotten_nothing_is_left_but_that_something_was_sent() {
        UUID sam = UUID.randomUUID();
        resident(rosa, 1, Map.of());
        resident(sam, 1, Map.of());
        UUID told = change(UUID.randomUUID(), 1, "official", rosa);
        UUID other = change(UUID.randomUUID(), 1, "official", sam);
        await().until(() ->
                states(told).equals(List.of("letter sent")) && states(other).equals(List.of("letter sent")));
        publish(
                "message-requested",
                rosa.toString(),
                UUID.randomUUID(),
                1,
                "no request".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        await().until(() -> deadEvents() == 1);

        jdbc.sql("update notification set change = (change::jsonb || '{\"note\": \"c2VhbGVk\"}')::json"
                        + " where resident_id in (?, ?)")
                .params(rosa, sam)
                .update();

        publish("resident-preferences", rosa.toString(), UUID.randomUUID(), 2, null);
        await().until(() -> forgotten());
        erasing.forgotten();

        assertThat(contents(told)).isZero();
        assertThat(notes(rosa)).isZero();
        assertThat(notes(sam)).isEqualTo(1);
        assertThat(contents(other)).isEqualTo(1);
        assertThat(deadEvents()).isZero();
        assertThat(states(told)).containsExactly("letter sent");
        assertThat(jdbc.sql("select count(*) from attempt a join delivery d on d.id = a.delivery_id"
                                + " join notification n on n.id = d.notification_id where n.event_id = ?")
                        .param(told)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(erasing.forgotten()).as("once is enough").isZero();
    }

    @Test
    void a_letter_that_is_on_its_way_to_the_print_house_goes_first() {
        resident(rosa, 1, Map.of());
        PRINT_HOUSE.away = true;
        UUID told = change(UUID.randomUUID(), 1, "official", rosa);
        await().until(() -> states(told).equals(List.of("letter sending")));
        publish("resident-preferences", rosa.toString(), UUID.randomUUID(), 2, null);
        await().until(() -> forgotten());

        erasing.forgotten();
        assertThat(contents(told)).isEqualTo(1);
        PRINT_HOUSE.away = false;
        await().until(() -> states(told).equals(List.of("letter sent")));

        erasing.forgotten();
        assertThat(contents(told)).isZero();
    }

    @Test
    void the_word_that_they_are_forgotten_goes_first_and_what_else_they_asked_for_does_not() {
        resident(rosa, 1, Map.of());
        UUID confirmation = asked("forgetting");
        UUID test = asked("test");
        publish("resident-preferences", rosa.toString(), UUID.randomUUID(), 2, null);
        await().until(() -> forgotten());

        erasing.forgotten();
        assertThat(requestedState(test)).isEqualTo("expired");
        assertThat(requestedState(confirmation)).isEqualTo("ready");
        assertThat(erased()).isFalse();

        jdbc.sql("update requested_message set state = 'sent', resident_id = null, sealed = null, finished_at = now()"
                        + " where id = ?")
                .param(confirmation)
                .update();
        erasing.forgotten();
        assertThat(erased()).isTrue();
    }

    /** It waits for a carrier that is away. */
    private UUID asked(String purpose) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into requested_message (id, channel, purpose, resident_id, sealed, state, not_before,
                            requested_at, expires_at)
                        values (?, 'sms', ?, ?, 'sealed', 'ready', 'infinity', now(), 'infinity')
                        """).params(id, purpose, rosa).update();
        return id;
    }

    private String requestedState(UUID id) {
        return jdbc.sql("select state from requested_message where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private boolean erased() {
        return jdbc.sql("select erased_at is not null from resident where id = ?")
                .param(rosa)
                .query(Boolean.class)
                .single();
    }

    private boolean forgotten() {
        return jdbc.sql("select forgotten from resident where id = ?")
                .param(rosa)
                .query(Boolean.class)
                .single();
    }

    private long notes(UUID resident) {
        return jdbc.sql("select count(*) from notification where resident_id = ? and change -> 'note' is not null")
                .param(resident)
                .query(Long.class)
                .single();
    }

    private long contents(UUID event) {
        return jdbc.sql("""
                        select count(*) from content c join delivery d on d.id = c.delivery_id
                        join notification n on n.id = d.notification_id where n.event_id = ?
                        """).param(event).query(Long.class).single();
    }

    private long deadEvents() {
        return jdbc.sql("select count(*) from dead_event where key = convert_to(?, 'UTF8')")
                .param(rosa.toString())
                .query(Long.class)
                .single();
    }
}
