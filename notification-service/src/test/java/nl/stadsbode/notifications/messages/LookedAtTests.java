package nl.stadsbode.notifications.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.stadsbode.chassis.processing.ProcessingLog;
import nl.stadsbode.chassis.processing.ProcessingLog.Looked;
import nl.stadsbode.notifications.flow.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Who looked at a resident's messages is written down, and the resident sees it. */
class LookedAtTests extends FlowTest {

    @Autowired
    private ProcessingLog log;

    private final UUID rosa = UUID.randomUUID();

    @Test
    void each_look_of_the_contact_centre_and_of_an_operator_is_seen_by_the_resident_without_a_name() throws Exception {
        resident(rosa, 1, Map.of("service", List.of("email")));
        UUID event = change(UUID.randomUUID(), 1, "service", rosa);
        await().untilAsserted(() -> assertThat(states(event)).containsExactly("email sent"));
        UUID notification = jdbc.sql("select id from notification where event_id = ?")
                .param(event)
                .query(UUID.class)
                .single();
        mvc.perform(get("/my/messages").with(rosa()))
                .andExpect(content().string(not(containsString("Wie bekeek uw berichten?"))));

        mvc.perform(get("/residents/{id}/messages", rosa).with(page("contact", "connie")))
                .andExpect(status().isOk());
        mvc.perform(get("/notifications/{id}/content", notification).with(page("operator", "olaf")))
                .andExpect(status().isOk());
        mvc.perform(get("/api/v1/notifications/{id}/content", notification)
                        .with(jwt().jwt(token -> token.subject("a-system"))
                                .authorities(new SimpleGrantedAuthority("ROLE_operator"))))
                .andExpect(status().isOk());

        assertThat(log.at(rosa, 10))
                .extracting(Looked::name, Looked::role)
                .containsExactly(
                        tuple("message-shown", "operator"),
                        tuple("message-shown", "operator"),
                        tuple("messages-looked-up", "contact"));
        mvc.perform(get("/my/messages").with(rosa()))
                .andExpect(content().string(containsString("Wie bekeek uw berichten?")))
                .andExpect(content().string(containsString("Een medewerker las een bericht aan u")))
                .andExpect(content().string(not(containsString("connie"))))
                .andExpect(content().string(not(containsString("olaf"))))
                .andExpect(content().string(not(containsString("??"))));
        mvc.perform(get("/my/messages?lang=en").with(rosa()))
                .andExpect(content().string(containsString("Someone read a message to you")))
                .andExpect(content().string(not(containsString("??"))));
    }

    private RequestPostProcessor rosa() {
        return oidcLogin()
                .idToken(token -> token.subject("rosa").claim("resident_id", rosa.toString()))
                .authorities(new SimpleGrantedAuthority("ROLE_resident"));
    }

    private static RequestPostProcessor page(String role, String name) {
        return oidcLogin()
                .idToken(token -> token.subject(name))
                .authorities(new SimpleGrantedAuthority("ROLE_" + role));
    }
}
