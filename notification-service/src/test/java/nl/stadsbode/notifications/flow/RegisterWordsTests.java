package nl.stadsbode.notifications.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.stadsbode.notifications.residents.Channel;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** What the population register says: who died is not written to, and a secret address is seen by nobody. */
class RegisterWordsTests extends FlowTest {

    private static final Map<String, List<String>> BY_SMS = Map.of("service", List.of("sms"));

    private final UUID someone = UUID.randomUUID();
    private final UUID relative = UUID.randomUUID();
    private final UUID someCase = UUID.randomUUID();

    @Test
    void who_died_is_told_nothing_and_the_other_recipients_of_the_case_are() {
        preferences(someone, 1, true, false);
        awaitVersion(someone, 1);
        resident(relative, 1, BY_SMS);

        UUID service = change(someCase, 1, "service", someone);
        UUID official = change(someCase, 2, "official", someone);
        UUID both = change(UUID.randomUUID(), 1, "service", someone, relative);

        await().untilAsserted(() -> {
            assertThat(decision(service)).isEqualTo("nothing recipient-deceased");
            assertThat(decision(official)).isEqualTo("nothing recipient-deceased");
            assertThat(states(both)).containsExactly("sms sent");
        });
        assertThat(published("delivery-status-changed", someCase, 2))
                .extracting(data -> data.get("reason").asString())
                .contains("recipient-deceased");
    }

    @Test
    void what_was_waiting_for_who_died_is_not_sent() {
        preferences(someone, 1, false, false);
        awaitVersion(someone, 1);
        gates.pause(Channel.SMS, "olaf", "maintenance");
        UUID event = change(someCase, 1, "service", someone);
        await().untilAsserted(() -> assertThat(states(event)).containsExactly("sms ready"));

        preferences(someone, 2, true, false);
        awaitVersion(someone, 2);
        gates.resume(Channel.SMS);
        CLOCK.forward(Duration.ofSeconds(1));

        await().untilAsserted(() -> {
            assertThat(states(event)).containsExactly("sms cancelled");
            assertThat(decision(event)).isEqualTo("nothing recipient-deceased");
        });
    }

    @Test
    void a_correction_of_the_register_makes_messages_come_again() {
        preferences(someone, 1, true, false);
        awaitVersion(someone, 1);
        preferences(someone, 2, false, false);
        awaitVersion(someone, 2);

        UUID event = change(someCase, 1, "service", someone);

        await().untilAsserted(() -> assertThat(states(event)).containsExactly("sms sent"));
    }

    @Test
    void a_letter_to_a_secret_address_is_sent_and_shown_to_no_colleague() throws Exception {
        preferences(someone, 1, false, true);
        UUID letter = change(someCase, 1, "official", someone);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(states(letter)).containsExactly("letter sent"));
        UUID notification = jdbc.sql("select id from notification where event_id = ?")
                .param(letter)
                .query(UUID.class)
                .single();

        mvc.perform(get("/api/v1/notifications/" + notification + "/content")
                        .with(jwt().authorities(new SimpleGrantedAuthority("ROLE_operator"))))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.type").value(org.hamcrest.Matchers.endsWith("secret-address")));
        mvc.perform(get("/notifications/" + notification + "/content")
                        .with(oidcLogin().authorities(new SimpleGrantedAuthority("ROLE_contact"))))
                .andExpect(redirectedUrl("/notifications/" + notification))
                .andExpect(flash().attribute("wrong", "notification.secretAddress"));
    }

    private void awaitVersion(UUID resident, long version) {
        await().until(() -> jdbc.sql("select count(*) from resident where id = ? and version = ?")
                        .param(resident)
                        .param(version)
                        .query(Integer.class)
                        .single()
                == 1);
    }

    private void preferences(UUID id, long version, boolean deceased, boolean secret) {
        Map<String, Object> contact = new HashMap<>();
        contact.put("name", "R. de Vries");
        contact.put("sms", Map.of("contactPointId", id, "number", "+31612345678", "verified", true));
        contact.put("email", null);
        contact.put(
                "address",
                Map.of(
                        "contactPointId",
                        UUID.randomUUID(),
                        "lines",
                        List.of("Coolsingel 40"),
                        "postcode",
                        "3011AD",
                        "city",
                        "ROTTERDAM",
                        "houseNumber",
                        "40",
                        "country",
                        "NL",
                        "secret",
                        secret));
        byte[] sealed = personalData.encrypt(json.writeValueAsBytes(contact), id.toString());
        publish(
                "resident-preferences",
                id.toString(),
                UUID.randomUUID(),
                version,
                json.writeValueAsBytes(Map.of(
                        "residentId",
                        id,
                        "version",
                        version,
                        "language",
                        "nl",
                        "largePrint",
                        false,
                        "deceased",
                        deceased,
                        "choices",
                        List.of(Map.of("topic", "*", "kind", "service", "channels", List.of("sms"))),
                        "contact",
                        Base64.getEncoder().encodeToString(sealed))));
    }
}
