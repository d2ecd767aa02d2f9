package nl.stadsbode.preferences.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.UUID;
import nl.stadsbode.preferences.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.OidcLoginRequestPostProcessor;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What the contact centre does for who asks for it by telephone or at the desk. */
class SpokenRequestsTests extends ServiceTest {

    private final String soon = LocalDate.now().plusDays(20).toString();

    @Test
    void a_pause_is_set_and_ended_and_the_resident_is_told_each_time() throws Exception {
        UUID rosa = aResident();

        pause(rosa, soon, "phone", 1)
                .andExpect(redirectedUrl("/residents/" + rosa))
                .andExpect(flash().attribute("message", "desk.pause.saved"));
        page(rosa)
                .andExpect(content().string(containsString("Er is een pauze tot")))
                .andExpect(content().string(containsString("value=\"" + soon + "\"")))
                .andExpect(content().string(containsString("Pauze tot")))
                .andExpect(content().string(containsString("door connie, telefonisch")))
                .andExpect(content().string(not(containsString("??"))));
        assertThat(data(published.about(rosa, 2).getLast()).get("pausedUntil").asString())
                .isEqualTo(soon);

        pause(rosa, soon, "desk", 2).andExpect(flash().attribute("message", "desk.choice.unchanged"));
        pause(rosa, "", "desk", 2).andExpect(flash().attribute("message", "desk.pause.ended"));
        page(rosa).andExpect(content().string(containsString("Er is nu geen pauze")));

        var confirmations = requested.about(rosa, 2);
        assertThat(confirmations).hasSize(2).allSatisfy(event -> {
            assertThat(data(event).get("purpose").asString()).isEqualTo("confirmation");
            assertThat(wordsIn(event).get("to").asString()).isEqualTo("+31612345678");
        });
    }

    @Test
    void who_chose_for_one_topic_alone_is_told_of_a_pause_as_well() throws Exception {
        UUID sam = UUID.randomUUID();
        mvc.perform(with(put("/api/v1/residents/{id}", sam), """
                        {"name": "S. Bakker", "language": "nl", "largePrint": false,
                         "email": {"address": "sam@example.nl", "verified": true},
                         "choices": [{"topic": "taxes", "kind": "service", "channels": ["email"]}], "how": "desk"}
                        """).with(contact()));

        pause(sam, soon, "phone", 1);

        assertThat(wordsIn(requested.about(sam, 1).getFirst()).get("to").asString())
                .isEqualTo("sam@example.nl");
    }

    @Test
    void a_pause_that_cannot_be_is_explained_where_it_was_written() throws Exception {
        UUID rosa = aResident();

        pause(rosa, "2020-01-01", "phone", 1)
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("href=\"#until\"")))
                .andExpect(content().string(containsString("value=\"2020-01-01\"")))
                .andExpect(content().string(containsString("hoogstens drie maanden")));
        pause(rosa, soon, "pigeon", 1).andExpect(status().isBadRequest());
        pause(rosa, soon, "phone", 7)
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("name=\"version\" value=\"1\"")));
        pause(UUID.randomUUID(), soon, "phone", 1).andExpect(status().isNotFound());
        assertThat(stored(rosa).get("version").asLong()).isOne();
    }

    @Test
    void a_test_message_goes_to_what_is_verified_and_the_history_says_who_heard_it_and_how() throws Exception {
        UUID rosa = aResident();

        test(rosa, "sms", "phone")
                .andExpect(redirectedUrl("/residents/" + rosa))
                .andExpect(flash().attribute("message", "desk.test.sent"));

        var test = requested.about(rosa, 1).getFirst();
        assertThat(data(test).get("purpose").asString()).isEqualTo("test");
        assertThat(wordsIn(test).get("to").asString()).isEqualTo("+31612345678");
        page(rosa)
                .andExpect(content().string(containsString("Testbericht gestuurd: Sms")))
                .andExpect(content().string(not(containsString("??"))));
        mvc.perform(get("/my")
                        .with(oidcLogin()
                                .idToken(token -> token.subject("rosa").claim("resident_id", rosa.toString()))
                                .authorities(new SimpleGrantedAuthority("ROLE_resident"))))
                .andExpect(content().string(containsString("Testbericht gestuurd: Sms")));
        test(rosa, "email", "desk")
                .andExpect(status().isTooManyRequests())
                .andExpect(content().string(containsString("weer een testbericht sturen vanaf")));
        assertThat(stored(rosa).get("version").asLong()).isOne();
    }

    @Test
    void no_test_message_goes_to_what_is_not_verified_nor_without_saying_how_it_was_asked() throws Exception {
        UUID rosa = aResident("{\"name\": \"R. de Vries\", \"sms\": {\"number\": \"06 12345678\"}}");

        for (String channel : new String[] {"sms", "email", "letter", "pigeon"}) {
            test(rosa, channel, "phone")
                    .andExpect(status().isConflict())
                    .andExpect(content().string(containsString("alleen naar een gecontroleerd nummer")));
        }
        test(aResident(), "sms", "self").andExpect(status().isConflict());
        page(rosa).andExpect(content().string(not(containsString("/contact/sms/test"))));
    }

    @Test
    void everyone_who_is_shown_is_a_look() throws Exception {
        UUID rosa = aResident();
        long before = looks(rosa);

        page(rosa);
        pause(rosa, "2020-01-01", "phone", 1);
        test(rosa, "letter", "phone");

        assertThat(looks(rosa) - before).isEqualTo(3);
    }

    @Test
    void others_than_the_contact_centre_may_not() throws Exception {
        UUID rosa = aResident();
        for (MockHttpServletRequestBuilder call : new MockHttpServletRequestBuilder[] {
            post("/residents/" + rosa + "/pause"), post("/residents/" + rosa + "/contact/sms/test")
        }) {
            mvc.perform(call.param("how", "phone")
                            .param("version", "1")
                            .with(csrf())
                            .with(signedIn("caseworker")))
                    .andExpect(status().isForbidden());
        }
    }

    private long looks(UUID resident) {
        return jdbc.sql("select count(*) from processing_log where data_subject_id = ?")
                .param(resident)
                .query(Long.class)
                .single();
    }

    private ResultActions page(UUID resident) throws Exception {
        return mvc.perform(get("/residents/" + resident).with(signedIn("contact")));
    }

    private ResultActions pause(UUID resident, String until, String how, long version) throws Exception {
        return mvc.perform(post("/residents/" + resident + "/pause")
                .param("until", until)
                .param("how", how)
                .param("version", "" + version)
                .with(csrf())
                .with(signedIn("contact")));
    }

    private ResultActions test(UUID resident, String channel, String how) throws Exception {
        return mvc.perform(post("/residents/" + resident + "/contact/" + channel + "/test")
                .param("how", how)
                .with(csrf())
                .with(signedIn("contact")));
    }

    private static OidcLoginRequestPostProcessor signedIn(String role) {
        return oidcLogin()
                .idToken(token -> token.subject("connie").claim("name", "Connie"))
                .authorities(new SimpleGrantedAuthority("ROLE_" + role));
    }
}
