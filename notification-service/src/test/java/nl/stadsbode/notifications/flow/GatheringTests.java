package nl.stadsbode.notifications.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.stadsbode.notifications.carriers.HandOver;
import nl.stadsbode.notifications.carriers.Parcel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GatheringTests extends FlowTest {

    private static final String WAS_WRONG = "klopte niet";

    private final UUID rosa = UUID.randomUUID();
    private final UUID someCase = UUID.randomUUID();

    @BeforeEach
    void let_the_carrier_do_well() {
        UUID someone = UUID.randomUUID();
        resident(someone, 1, Map.of("service", List.of("sms")));
        awaitWell(SMS, someone);
        SMS.reset();
        gathered(4);
    }

    @Test
    void what_happens_within_the_time_chosen_is_told_in_one_message() {
        UUID first = change(someCase, 1, "service", rosa);
        awaitStates(first, "sms scheduled");
        assertThat(decision(first)).isEqualTo("planned chosen-gathered");
        UUID second = change(someCase, 2, "service", rosa);
        UUID third = change(someCase, 3, "service", rosa);
        awaitStates(third, "sms waiting");
        UUID elsewhere = change(UUID.randomUUID(), 1, "service", rosa);
        awaitStates(elsewhere, "sms scheduled");

        CLOCK.forward(Duration.ofHours(4));

        awaitStates(third, "sms sent");
        awaitStates(elsewhere, "sms sent");
        assertThat(states(first)).containsExactly("sms superseded");
        assertThat(states(second)).containsExactly("sms superseded");
        assertThat(SMS.arrived).hasSize(2);
        assertThat(SMS.arrived.stream()
                        .map(parcel -> ((Parcel.Sms) parcel).content().text())
                        .filter(text -> text.contains("Eerder: Ontvangen (")))
                .as("the one that tells of two more")
                .singleElement()
                .asString()
                .containsPattern("Eerder: Ontvangen \\(.+\\), Ontvangen \\(.+\\)\\.");
        assertThat(published("delivery-status-changed", someCase, 4).stream()
                        .filter(event -> event.get("state").asString().equals("superseded"))
                        .map(GatheringTests::reason))
                .containsOnly("gathered");
    }

    @Test
    void what_was_gathered_is_told_by_the_next_channel_as_well_where_the_first_fails() {
        Map<String, Object> email =
                Map.of("contactPointId", UUID.randomUUID(), "address", "r@example.org", "verified", true);
        Map<String, Object> sms =
                Map.of("contactPointId", UUID.randomUUID(), "number", "+31612345678", "verified", true);
        preferences(
                rosa,
                2,
                Map.of("service", List.of("sms", "email")),
                Map.of("name", "R. de Vries", "sms", sms, "email", email),
                Map.of("gatherHours", 4));
        awaitKnown(rosa, 2);
        SMS.answer = parcel -> new HandOver.Refused("no-such-number");
        UUID first = change(someCase, 1, "service", rosa);
        awaitStates(first, "sms scheduled");
        UUID last = change(someCase, 2, "service", rosa);
        awaitStates(last, "sms waiting");

        CLOCK.forward(Duration.ofHours(4));

        awaitStates(last, "sms permanent-failure", "email sent");
        assertThat(((Parcel.Email) EMAIL.arrived.getLast()).content().text())
                .contains("Dit gebeurde eerder in deze zaak: Ontvangen (");
    }

    @Test
    void what_asks_for_something_is_not_gathered() {
        UUID id = ids.generate();
        String data = new String(changeJson(someCase, id, "service", false, rosa), StandardCharsets.UTF_8)
                .replace("\"reaction\":{\"expected\":false}", "\"reaction\":{\"expected\":true}");
        publish("case-status-changed", someCase.toString(), id, 1, data.getBytes(StandardCharsets.UTF_8));

        awaitStates(id, "sms sent");
        assertThat(decision(id)).isEqualTo("planned chosen");
    }

    @Test
    void what_corrects_news_that_was_never_sent_is_told_as_news() {
        UUID wrong = change(someCase, 1, "service", rosa);
        awaitStates(wrong, "sms scheduled");
        UUID corrected = correction(2, wrong);
        awaitStates(corrected, "sms waiting");

        CLOCK.forward(Duration.ofHours(4));

        awaitStates(corrected, "sms sent");
        assertThat(states(wrong)).containsExactly("sms superseded");
        assertThat(lastText()).doesNotContain("Eerder").doesNotContain(WAS_WRONG);
    }

    @Test
    void what_corrects_news_that_was_sent_says_so_also_where_it_was_sent_within_other_news() {
        UUID wrong = change(someCase, 1, "service", rosa);
        awaitStates(wrong, "sms scheduled");
        UUID sent = change(someCase, 2, "service", rosa);
        awaitStates(sent, "sms waiting");
        CLOCK.forward(Duration.ofHours(4));
        awaitStates(sent, "sms sent");
        assertThat(lastText()).contains("Eerder");

        UUID corrected = correction(3, wrong);
        awaitStates(corrected, "sms scheduled");
        CLOCK.forward(Duration.ofHours(4));

        awaitStates(corrected, "sms sent");
        assertThat(lastText()).contains(WAS_WRONG);
    }

    @Test
    void what_was_wrong_is_not_told_along_with_what_corrected_it() {
        UUID wrong = change(someCase, 1, "service", rosa);
        awaitStates(wrong, "sms scheduled");
        UUID corrected = correction(2, wrong);
        awaitStates(corrected, "sms waiting");
        UUID last = change(someCase, 3, "service", rosa);
        awaitStates(last, "sms waiting");

        CLOCK.forward(Duration.ofHours(4));

        awaitStates(last, "sms sent");
        assertThat(lastText())
                .containsPattern("Eerder: Ontvangen \\([^,)]+\\)\\.")
                .doesNotContain(WAS_WRONG);
    }

    @Test
    void what_corrects_a_correction_that_was_never_sent_says_that_the_first_one_was_wrong() {
        UUID wrong = change(someCase, 1, "service", rosa);
        awaitStates(wrong, "sms scheduled");
        CLOCK.forward(Duration.ofHours(4));
        awaitStates(wrong, "sms sent");
        UUID unsent = correction(2, wrong);
        awaitStates(unsent, "sms scheduled");
        UUID corrected = correction(3, unsent);
        awaitStates(corrected, "sms waiting");

        CLOCK.forward(Duration.ofHours(4));

        awaitStates(corrected, "sms sent");
        assertThat(states(unsent)).containsExactly("sms superseded");
        assertThat(lastText()).contains(WAS_WRONG);
    }

    @Test
    void later_news_that_tells_a_correction_along_says_that_what_was_sent_was_wrong() {
        UUID wrong = change(someCase, 1, "service", rosa);
        awaitStates(wrong, "sms scheduled");
        CLOCK.forward(Duration.ofHours(4));
        awaitStates(wrong, "sms sent");
        UUID corrects = correction(2, wrong);
        awaitStates(corrects, "sms scheduled");
        UUID last = change(someCase, 3, "service", rosa);
        awaitStates(last, "sms waiting");

        CLOCK.forward(Duration.ofHours(4));

        awaitStates(last, "sms sent");
        assertThat(lastText()).contains("Eerder: Ontvangen (").contains(WAS_WRONG);
    }

    private UUID correction(long sequence, UUID wrong) {
        UUID id = ids.generate();
        String data = new String(changeJson(someCase, id, "service", false, rosa), StandardCharsets.UTF_8)
                .replace(
                        "\"change\":{\"kind\":\"new\"}",
                        "\"change\":{\"kind\":\"correction\",\"corrects\":\"" + wrong + "\"}");
        publish("case-status-changed", someCase.toString(), id, sequence, data.getBytes(StandardCharsets.UTF_8));
        return id;
    }

    private static String lastText() {
        return ((Parcel.Sms) SMS.arrived.getLast()).content().text();
    }

    @Test
    void one_alone_comes_as_it_is_when_the_time_is_over() {
        UUID only = change(someCase, 1, "service", rosa);
        awaitStates(only, "sms scheduled");

        CLOCK.forward(Duration.ofHours(4));

        awaitStates(only, "sms sent");
        assertThat(((Parcel.Sms) SMS.arrived.getFirst()).content().text()).doesNotContain("Eerder");
    }

    @Test
    void what_is_urgent_is_never_gathered_and_what_waited_comes_before_it() {
        UUID first = change(someCase, 1, "service", rosa);
        UUID second = change(someCase, 2, "service", rosa);
        awaitStates(second, "sms waiting");

        UUID urgent = change(someCase, 3, "service", true, rosa);

        awaitStates(urgent, "sms sent");
        assertThat(decision(urgent)).isEqualTo("planned chosen");
        assertThat(states(first)).containsExactly("sms sent");
        assertThat(states(second)).containsExactly("sms sent");
        assertThat(SMS.arrived).hasSize(3);
    }

    @Test
    void what_is_official_is_never_gathered() {
        resident(rosa, 2, Map.of("service", List.of("sms"), "official", List.of("sms")), Map.of("gatherHours", 24));
        awaitKnown(rosa, 2);
        UUID news = change(someCase, 1, "service", rosa);
        awaitStates(news, "sms scheduled");

        UUID official = change(someCase, 2, "official", rosa);

        awaitStates(official, "sms sent");
        assertThat(states(news)).containsExactly("sms sent");
    }

    @Test
    void who_wants_it_at_once_gets_the_next_one_at_once() {
        gathered(0, 2);
        UUID event = change(someCase, 1, "service", rosa);

        awaitStates(event, "sms sent");
        assertThat(decision(event)).isEqualTo("planned chosen");
    }

    private void gathered(int hours) {
        gathered(hours, 1);
    }

    private void gathered(int hours, long version) {
        resident(rosa, version, Map.of("service", List.of("sms")), Map.of("gatherHours", hours));
        awaitKnown(rosa, version);
    }

    private void resident(UUID id, long version, Map<String, List<String>> choices, Map<String, Object> more) {
        Map<String, Object> sms =
                Map.of("contactPointId", UUID.randomUUID(), "number", "+31612345678", "verified", true);
        preferences(id, version, choices, Map.of("name", "R. de Vries", "sms", sms), more);
    }

    private static String reason(JsonNode event) {
        return event.get("reason").asString();
    }
}
