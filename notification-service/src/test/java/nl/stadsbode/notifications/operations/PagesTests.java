package nl.stadsbode.notifications.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import nl.stadsbode.notifications.carriers.HandOver;
import nl.stadsbode.notifications.flow.CountingCarrier;
import nl.stadsbode.notifications.residents.Channel;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.OidcLoginRequestPostProcessor;

class PagesTests extends OperationsTest {

    @Autowired
    LiveFigures live;

    private static OidcLoginRequestPostProcessor signedIn(String role) {
        return oidcLogin()
                .idToken(token -> token.claim("name", "Olaf"))
                .authorities(new SimpleGrantedAuthority("ROLE_" + role));
    }

    @Test
    void the_operator_sees_the_channels_with_chart_and_table_in_both_languages() throws Exception {
        resident(someone, 1, BY_SMS);
        awaitStates(change(someCase, 1, "service", someone), "sms sent");

        mvc.perform(get("/").with(signedIn("operator")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("sse-connect=\"/live\"")))
                .andExpect(content().string(containsString("data-figure=\"sms-delivered\"")))
                .andExpect(content().string(containsString("<svg")))
                .andExpect(content().string(not(containsString("style=\""))))
                .andExpect(content().string(not(containsString("??"))))
                .andExpect(header().string("Content-Security-Policy", startsWith("default-src 'self'")));
        mvc.perform(get("/?lang=en").with(signedIn("operator")))
                .andExpect(content().string(containsString("Oldest that waits")));
    }

    @Test
    void the_operator_is_led_to_the_events_that_were_not_understood() throws Exception {
        mvc.perform(get("/").with(signedIn("operator")))
                .andExpect(content().string(containsString("href=\"/dead-events\"")))
                .andExpect(content().string(containsString("href=\"http://localhost:8083\" aria-current=\"true\"")));
        mvc.perform(get("/dead-events").with(signedIn("operator")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("href=\"http://localhost:8081/dead-events\"")))
                .andExpect(content().string(not(containsString("href=\"http://localhost:8083/dead-events\""))))
                .andExpect(content().string(not(containsString("??"))));
        mvc.perform(get("/").with(signedIn("caseworker")))
                .andExpect(content().string(not(containsString("href=\"/dead-events\""))));
    }

    @Test
    void others_get_a_friendly_word() throws Exception {
        mvc.perform(get("/").with(signedIn("caseworker")))
                .andExpect(status().isForbidden())
                .andExpect(content().string(containsString("U hebt die rol niet")));
        mvc.perform(get("/")).andExpect(status().is3xxRedirection());
        mvc.perform(post("/failures/retry").with(csrf()).with(signedIn("contact")))
                .andExpect(status().isForbidden());
        mvc.perform(get("/notifications/" + UUID.randomUUID()).with(signedIn("caseworker")))
                .andExpect(status().isForbidden());
    }

    @Test
    void a_channel_is_paused_and_resumed() throws Exception {
        mvc.perform(post("/channels/email/pause")
                        .param("reason", "Onderhoud <b>")
                        .with(csrf())
                        .with(signedIn("operator")))
                .andExpect(redirectedUrl("/"));

        mvc.perform(get("/").with(signedIn("operator")))
                .andExpect(content().string(containsString("Onderhoud &lt;b&gt;")))
                .andExpect(content().string(containsString("id=\"resume-email\"")));
        mvc.perform(post("/channels/email/resume").with(csrf()).with(signedIn("operator")))
                .andExpect(redirectedUrl("/"));
        assertThat(gates.open(Channel.EMAIL)).isTrue();
    }

    @Test
    void a_failure_is_listed_in_plain_words_and_tried_again() throws Exception {
        resident(someone, 1, BY_SMS);
        SMS.answer = parcel -> new HandOver.Refused("invalid-number");
        UUID event = change(someCase, 1, "service", someone);
        awaitStates(event, "sms permanent-failure");
        UUID notification = notificationOf(event);
        SMS.answer = CountingCarrier::accept;

        mvc.perform(get("/").with(signedIn("operator")))
                .andExpect(content().string(containsString("/notifications/" + notification)))
                .andExpect(content().string(containsString("Dit nummer kan geen sms krijgen.")));
        mvc.perform(post("/failures/" + notification + "/retry").with(csrf()).with(signedIn("operator")))
                .andExpect(redirectedUrl("/"))
                .andExpect(flash().attribute("done", "watch.done.retried"));

        awaitStates(event, "sms sent");
    }

    @Test
    void a_notification_page_shows_decision_attempts_and_content() throws Exception {
        resident(someone, 1, BY_SMS);
        UUID event = change(someCase, 1, "service", someone);
        awaitStates(event, "sms sent");
        String address = "/notifications/" + notificationOf(event);

        mvc.perform(get(address).with(signedIn("contact")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("De inwoner koos dit kanaal.")))
                .andExpect(content().string(containsString("Poging 1")))
                .andExpect(content().string(containsString(address + "/content?delivery=")))
                .andExpect(content().string(not(containsString("??"))));
        mvc.perform(get(address + "/content").with(signedIn("contact")))
                .andExpect(content().string(containsString("Z-2026-000123")))
                .andExpect(header().stringValues(
                                "Content-Security-Policy", org.hamcrest.Matchers.contains(startsWith("sandbox"))));
        mvc.perform(get("/notifications/" + UUID.randomUUID()).with(signedIn("contact")))
                .andExpect(status().isNotFound());
    }

    @Test
    void a_notification_is_cancelled_on_its_page() throws Exception {
        UUID event = change(someCase, 1, "service", someone);
        awaitDecision(event, "awaiting-preferences");
        String address = "/notifications/" + notificationOf(event);

        mvc.perform(get(address).with(signedIn("operator")))
                .andExpect(content().string(containsString("id=\"cancel\"")));
        mvc.perform(post(address + "/cancel").with(csrf()).with(signedIn("operator")))
                .andExpect(redirectedUrl(address))
                .andExpect(flash().attribute("done", "watch.done.cancelled"));
        mvc.perform(get(address).with(signedIn("operator")))
                .andExpect(content().string(not(containsString("id=\"cancel\""))));
    }

    @Test
    void who_watches_gets_the_parts_as_events_while_watching() throws Exception {
        var watching = mvc.perform(get("/live")
                        .header(HttpHeaders.ACCEPT, "text/event-stream")
                        .header(HttpHeaders.ACCEPT_LANGUAGE, "en")
                        .with(signedIn("operator")))
                .andExpect(request().asyncStarted())
                .andReturn();
        await().untilAsserted(() -> assertThat(watching.getResponse().getContentAsString())
                .contains(
                        "event:summary",
                        "event:nothing",
                        "event:sms",
                        "event:email",
                        "event:letter",
                        "Oldest that waits")
                .doesNotContain("??", "__"));
        assertThat(live.isTicking()).isTrue();

        live.stop();

        assertThat(live.isTicking()).isFalse();
    }

    @Test
    void both_languages_say_the_same_things() throws IOException {
        assertThat(words("messages.properties").stringPropertyNames())
                .isEqualTo(words("messages_en.properties").stringPropertyNames());
        for (String reason : List.of("chosen", "nothing-chosen", "cancelled-by-operator", "deadline-passed")) {
            assertThat(words("messages.properties")).containsKey("reason." + reason);
        }
    }

    private static Properties words(String name) throws IOException {
        Properties words = new Properties();
        try (InputStream file = new ClassPathResource(name).getInputStream()) {
            words.load(file);
        }
        return words;
    }
}
