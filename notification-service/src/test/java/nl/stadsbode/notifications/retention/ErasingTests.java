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

        publish("resident-preferences", rosa.toString(), UUID.randomUUID(), 2, null);
        await().until(() -> forgotten());
        erasing.forgotten();

        assertThat(contents(told)).isZero();
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

    private boolean forgotten() {
        return jdbc.sql("select forgotten from resident where id = ?")
                .param(rosa)
                .query(Boolean.class)
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
