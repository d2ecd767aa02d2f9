package nl.stadsbode.notifications.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.stadsbode.chassis.testing.Contracts;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What others hear of a delivery, from the moment it is planned. */
class LifecycleTests extends FlowTest {

    private static final String TOPIC = "delivery-status-changed";
    private static final Map<String, List<String>> BY_SMS = Map.of("service", List.of("sms"));

    private final UUID someone = UUID.randomUUID();
    private final UUID someCase = UUID.randomUUID();

    @Test
    void what_is_planned_is_told_at_once_and_its_versions_rise() {
        resident(someone, 1, BY_SMS);
        UUID event = change(someCase, 1, "service", someone);
        awaitStates(event, "sms sent");

        List<JsonNode> told = published(TOPIC, someCase, 2).stream()
                .filter(data -> !data.get("state").asString().equals("awaiting-preferences"))
                .toList();

        assertThat(told)
                .extracting(
                        data -> data.get("state").asString(),
                        data -> data.get("channel").asString(),
                        data -> data.get("version").asLong() > 100_001)
                .containsExactly(tuple("ready", "sms", false), tuple("sent", "sms", true));
        assertThat(told).allSatisfy(data -> Contracts.ours().assertConforms(TOPIC, data));
        assertThat(told.getFirst().get("deliveryId")).isEqualTo(told.getLast().get("deliveryId"));
        assertThat(told.getFirst().get("version").asLong()).isEqualTo(100_001);
    }

    @Test
    void what_is_held_by_quiet_hours_is_told_as_scheduled_and_what_waits_behind_it_as_waiting() {
        CLOCK.forward(Duration.ofHours(11));
        resident(someone, 1, BY_SMS);
        await().until(() -> jdbc.sql("select count(*) from resident where id = ? and version = 1")
                        .param(someone)
                        .query(Integer.class)
                        .single()
                == 1);

        awaitStates(change(someCase, 1, "service", someone), "sms scheduled");
        awaitStates(change(someCase, 2, "service", someone), "sms waiting");

        assertThat(published(TOPIC, someCase, 2))
                .extracting(
                        data -> data.get("state").asString(),
                        data -> data.get("reason").asString(""))
                .containsExactly(tuple("scheduled", "quiet-hours"), tuple("waiting", ""));
    }

    private void awaitStates(UUID event, String... expected) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(states(event)).containsExactly(expected));
    }
}
