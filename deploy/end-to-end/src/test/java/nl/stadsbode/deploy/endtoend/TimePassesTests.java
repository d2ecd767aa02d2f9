package nl.stadsbode.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What comes after hours or days. Nobody waits for those: once the services have stored until when something waits, one
 * statement in the database of the notification-service makes these moments earlier ({@link Town#letPass}); the rest is as
 * in earnest.
 */
@WholeStadsbode
class TimePassesTests {

    private static final Duration A_WHILE = Duration.ofSeconds(45);
    private static final String IS_A_REMINDER = "Dit is een herinnering";

    private final Town town;

    TimePassesTests(Town town) {
        this.town = town;
    }

    @Test
    void who_wants_news_together_gets_one_message_for_two_changes_when_the_hours_are_over() {
        Person bySms = Person.told("sms");
        Person byEmail = Person.told("email");
        gatheredFourHours(bySms);
        gatheredFourHours(byEmail);
        String id = town.open("environmental-permit", bySms, byEmail).path("id").asString();
        awaitDeliveries(id, "sms scheduled", "email scheduled");
        town.change(id, "receipt-confirmed");
        awaitDeliveries(id, "sms scheduled", "sms waiting", "email scheduled", "email waiting");
        assertThat(town.post(bySms, "sms")).isEmpty();
        assertThat(town.post(byEmail, "email")).isEmpty();

        town.letPass(Duration.ofHours(4), List.of(id));

        awaitDeliveries(id, "sms superseded", "sms delivered", "email superseded", "email sent");
        assertThat(town.post(bySms, "sms"))
                .singleElement()
                .extracting(JsonNode::toString)
                .asString()
                .contains("Wij bevestigen dat wij uw aanvraag", "Eerder: Aanvraag ontvangen (");
        assertThat(town.post(byEmail, "email"))
                .singleElement()
                .extracting(JsonNode::toString)
                .asString()
                .contains("Wij bevestigen dat wij uw aanvraag", "eerder in deze zaak: Aanvraag ontvangen (");
    }

    @Test
    void who_is_asked_for_something_is_reminded_before_the_last_day_unless_the_case_has_moved_on() {
        Person person = Person.told("sms");
        town.register(person);
        JsonNode stays = town.open("birth-certificate", person);
        JsonNode moves = town.open("birth-certificate", person);
        String stayed = stays.path("id").asString();
        String moved = moves.path("id").asString();
        town.change(stayed, "payment-needed");
        town.change(moved, "payment-needed");
        town.change(moved, "sent");
        awaitDeliveries(stayed, "sms delivered", "sms delivered");
        awaitDeliveries(moved, "sms delivered", "sms delivered", "sms delivered");
        assertThat(List.of(town.remindersToCome(stayed), town.remindersToCome(moved)))
                .containsOnly(1L);

        town.letPass(Duration.ofDays(12), List.of(stayed, moved));

        awaitDeliveries(stayed, "sms delivered", "sms delivered", "sms delivered reminder");
        await().atMost(A_WHILE).until(() -> town.remindersToCome(moved) == 0);
        assertThat(town.deliveries(moved)).containsOnly("sms delivered");
        assertThat(town.post(person, "sms")).hasSize(6);
        assertThat(town.post(person, "sms"))
                .extracting(message -> message.path("content").path("text").asString())
                .filteredOn(text -> text.contains(IS_A_REMINDER))
                .singleElement()
                .asString()
                .contains(stays.path("reference").asString());
    }

    @Test
    void who_wants_quiet_is_told_news_afterwards_and_by_letter_all_the_same() {
        Person person = Person.told("sms");
        LocalTime now = LocalTime.now(ZoneId.of("Europe/Amsterdam")).truncatedTo(ChronoUnit.MINUTES);
        Map<String, Object> quiet = Map.of(
                "from", now.minusHours(3).toString(), "until", now.plusHours(3).toString());
        settled(person, 0, quiet);
        String id = town.open("environmental-permit", person).path("id").asString();
        awaitDeliveries(id, "sms scheduled");

        town.change(id, "decision-made");
        awaitDeliveries(id, "sms scheduled", "letter delivered");
        assertThat(town.post(person, "sms")).isEmpty();

        settled(person, 0, null);
        town.letPass(Duration.ofHours(3), List.of(id));
        awaitDeliveries(id, "sms delivered", "letter delivered");
        assertThat(town.post(person, "sms")).hasSize(1);
    }

    private void gatheredFourHours(Person person) {
        settled(person, 4, null);
    }

    private void settled(Person person, int gatherHours, @Nullable Object quietHours) {
        town.register(person);
        Map<String, Object> settings =
                new HashMap<>(Map.of("language", "nl", "gatherHours", gatherHours, "how", "desk"));
        settings.put("quietHours", quietHours);
        String resident = town.at().preferences() + "/api/v1/residents/" + person.id();
        long version =
                town.api().put(resident + "/settings", settings).path("version").asLong();
        await().atMost(A_WHILE).until(() -> town.wishesKnown(person) >= version);
    }

    private void awaitDeliveries(String caseId, String... expected) {
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(town.deliveries(caseId)).containsExactlyInAnyOrder(expected));
    }
}
