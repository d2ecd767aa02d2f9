package nl.stadsbode.notifications.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.stadsbode.chassis.testing.Contracts;
import nl.stadsbode.notifications.residents.Channel;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What others hear of a delivery, from the moment it is planned. */
class LifecycleTests extends FlowTest {

    private static final String TOPIC = "delivery-status-changed";
    private static final Map<String, List<String>> BY_SMS = Map.of("service", List.of("sms"));

    private final UUID someone = UUID.randomUUID();
    private final UUID someCase = UUID.randomUUID();

    @Test
    void of_what_goes_at_once_only_the_outcome_is_told() {
        known(someone);
        UUID event = change(someCase, 1, "service", someone);
        awaitStates(event, "sms sent");

        assertThat(told(1))
                .extracting(
                        data -> data.get("state").asString(),
                        data -> data.get("channel").asString(),
                        data -> data.get("version").asLong() > 100_001)
                .containsExactly(tuple("sent", "sms", true));
    }

    @Test
    void what_stays_ready_is_told_once_and_its_versions_rise() {
        SMS_BACKUP.answer = CountingCarrier::accept;
        known(someone);
        gates.pause(Channel.SMS, "olaf", "maintenance");
        UUID event = change(someCase, 1, "service", someone);
        awaitStates(event, "sms ready");
        UUID behind = change(someCase, 2, "service", someone);
        awaitStates(behind, "sms waiting");

        CLOCK.forward(Duration.ofSeconds(11));
        List<JsonNode> told = told(2);
        gates.resume(Channel.SMS);
        CLOCK.forward(Duration.ofSeconds(1));
        awaitStates(behind, "sms sent");

        assertThat(told).extracting(data -> data.get("state").asString()).containsExactlyInAnyOrder("ready", "waiting");
        assertThat(told(4)).allSatisfy(data -> Contracts.ours().assertConforms(TOPIC, data));
        assertThat(told(4))
                .filteredOn(data -> data.get("eventId").asString().equals(event.toString()))
                .extracting(
                        data -> data.get("state").asString(),
                        data -> data.get("version").asLong() - 100_000)
                .containsExactly(tuple("ready", 2L), tuple("sent", 3L));
    }

    @Test
    void what_is_held_by_quiet_hours_is_told_as_scheduled_and_what_stays_behind_it_as_waiting() {
        CLOCK.forward(Duration.ofHours(11));
        known(someone);

        awaitStates(change(someCase, 1, "service", someone), "sms scheduled");
        awaitStates(change(someCase, 2, "service", someone), "sms waiting");

        assertThat(published(TOPIC, someCase, 1))
                .extracting(
                        data -> data.get("state").asString(),
                        data -> data.get("reason").asString(""))
                .containsExactly(tuple("scheduled", "quiet-hours"));
        CLOCK.forward(Duration.ofSeconds(11));
        assertThat(published(TOPIC, someCase, 2).getLast().get("state").asString())
                .isEqualTo("waiting");
    }

    /** Or "awaiting preferences" would be told as well, where the change comes first. */
    private void known(UUID resident) {
        resident(resident, 1, BY_SMS);
        await().until(() -> jdbc.sql("select count(*) from resident where id = ? and version = 1")
                        .param(resident)
                        .query(Integer.class)
                        .single()
                == 1);
    }

    private List<JsonNode> told(int atLeast) {
        return published(TOPIC, someCase, atLeast).stream()
                .filter(data -> !data.get("state").asString().equals("awaiting-preferences"))
                .toList();
    }
}
