package nl.stadsbode.preferences.resident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.UUID;
import nl.stadsbode.preferences.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What a colleague heard and wrote down by the API is told to who it is about, as what they wrote down on a page is. */
class ToldOfWhatWasHeardTests extends ServiceTest {

    private static final String NUMBER = "+31612345678";
    private static final String MAILBOX = "rosa@example.nl";

    @Test
    void another_number_is_told_to_the_one_before() throws Exception {
        UUID rosa = aResident();

        asked(with(
                put("/api/v1/residents/{id}/contact-points/sms", rosa),
                "{\"number\": \"06 87654321\", \"verified\": true, \"how\": \"phone\"}"));

        assertThat(told(rosa, 1)).containsExactly(NUMBER);
    }

    @Test
    void a_mailbox_that_is_taken_away_is_told_there() throws Exception {
        UUID rosa = aResident();

        asked(delete("/api/v1/residents/{id}/contact-points/email", rosa).param("how", "desk"));

        assertThat(told(rosa, 1)).containsExactly(MAILBOX);
    }

    @Test
    void choices_are_told_once_wherever_messages_came_until_then() throws Exception {
        UUID rosa = aResident();

        asked(with(put("/api/v1/residents/{id}/choices", rosa), """
                {"choices": [{"topic": "*", "kind": "service", "channels": []},
                             {"topic": "permits", "kind": "service", "channels": ["email"]}], "how": "phone"}
                """));

        assertThat(told(rosa, 2))
                .as("all topics came by SMS, taxes by e-mail; waste came not at all")
                .containsExactlyInAnyOrder(NUMBER, MAILBOX);
    }

    @Test
    void another_home_is_told_to_every_number_and_mailbox() throws Exception {
        UUID rosa = aResident();

        asked(with(put("/api/v1/residents/{id}/address", rosa), """
                {"street": "Blaak", "houseNumber": "31", "postcode": "3011 GA", "city": "Rotterdam", "how": "phone"}
                """));

        assertThat(told(rosa, 2)).containsExactlyInAnyOrder(NUMBER, MAILBOX);
    }

    @Test
    void a_whole_resident_who_is_written_down_anew_is_told_as_well() throws Exception {
        UUID rosa = aResident();

        asked(with(put("/api/v1/residents/{id}", rosa), ROSA.replace("06 12345678", "06 87654321")));

        assertThat(told(rosa, 1)).containsExactly(NUMBER);
    }

    /** The last of these says something, so that what was not said before it is known not to come. */
    @Test
    void nothing_is_told_of_what_a_register_says_of_language_nor_of_ones_own_doing() throws Exception {
        UUID rosa = aResident();

        asked(with(
                put("/api/v1/residents/{id}/contact-points/sms", rosa),
                "{\"number\": \"06 87654321\", \"verified\": true, \"how\": \"register\"}"));
        asked(with(put("/api/v1/residents/{id}/settings", rosa), "{\"language\": \"en\", \"how\": \"phone\"}"));
        mvc.perform(delete("/api/v1/residents/{id}/contact-points/sms", rosa).with(resident(rosa)))
                .andExpect(status().isOk());
        asked(delete("/api/v1/residents/{id}/contact-points/email", rosa).param("how", "phone"));

        assertThat(told(rosa, 1)).containsExactly(MAILBOX);
    }

    private void asked(MockHttpServletRequestBuilder call) throws Exception {
        mvc.perform(call.with(contact())).andExpect(status().isOk());
    }

    private List<String> told(UUID resident, int messages) {
        return requested.about(resident, messages).stream()
                .peek(event -> assertThat(data(event).get("purpose").asString()).isEqualTo("confirmation"))
                .map(event -> wordsIn(event).get("to").asString())
                .toList();
    }
}
