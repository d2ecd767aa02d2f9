package nl.stadsbode.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From a case to the message in the resident's hands, and back to the case. */
@WholeStadsbode
class CaseToMessageTests {

    private static final Duration A_WHILE = Duration.ofSeconds(45);

    private final Town town;

    CaseToMessageTests(Town town) {
        this.town = town;
    }

    @Test
    void a_resident_is_told_once_by_the_channel_of_their_choice_and_the_case_shows_it() {
        Person bySms = registered("sms");
        Person byEmail = registered("email");
        Person byLetter = registered("letter");

        JsonNode opened = town.open("environmental-permit", bySms, byEmail, byLetter);

        String id = opened.path("id").asString();
        String reference = opened.path("reference").asString();
        awaitDelivered(id, 0, bySms, "sms");
        awaitTold(id, 0, byEmail, "email", "sent"); // a mail that does not bounce has no later word
        awaitDelivered(id, 0, byLetter, "letter");
        assertThat(town.post(bySms, "sms"))
                .singleElement()
                .satisfies(message -> assertThat(
                                message.path("content").path("text").asString())
                        .contains(reference));
        assertThat(town.post(byEmail, "email"))
                .singleElement()
                .satisfies(message ->
                        assertThat(message.path("content").toString()).contains(reference));
        assertThat(town.post(byLetter, "letter")).singleElement();
        assertThat(town.post(bySms, "email")).isEmpty();
        assertThat(town.post(byEmail, "sms")).isEmpty();
    }

    @Test
    void what_is_official_comes_as_a_letter_to_who_chose_nothing_for_it() {
        Person bySms = registered("sms");
        String id = town.open("environmental-permit", bySms).path("id").asString();

        town.change(id, "decision-made");

        awaitDelivered(id, 1, bySms, "letter");
        assertThat(town.post(bySms, "letter")).hasSize(1);
        assertThat(town.post(bySms, "sms")).hasSize(1);
    }

    @Test
    void who_chose_nothing_is_told_nothing_and_the_case_says_why() {
        Person nobody = registered();

        String id = town.open("passport", nobody).path("id").asString();

        await().atMost(A_WHILE).untilAsserted(() -> {
            JsonNode told = town.told(id, 0, nobody.id());
            assertThat(told.path("state").asString("")).isEqualTo("nothing");
            assertThat(told.path("reason").asString("")).isEqualTo("chose-nothing");
        });
    }

    private Person registered(String... channels) {
        Person person = Person.told(channels);
        town.register(person);
        return person;
    }

    private void awaitDelivered(String caseId, int status, Person person, String channel) {
        awaitTold(caseId, status, person, channel, "delivered");
    }

    private void awaitTold(String caseId, int status, Person person, String channel, String state) {
        await().atMost(A_WHILE).untilAsserted(() -> {
            JsonNode told = town.told(caseId, status, person.id());
            assertThat(told.path("channel").asString("")).isEqualTo(channel);
            assertThat(told.path("state").asString("")).isEqualTo(state);
        });
    }
}
