package nl.stadsbode.chassis.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

class DeadEventsPageTests extends ChassisTest {

    @Test
    void when_all_was_understood_the_page_says_so() throws Exception {
        mvc.perform(get("/dead-events").with(signedIn("operator")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Alle gebeurtenissen zijn begrepen.")))
                .andExpect(content().string(not(containsString("<table"))));
    }

    @Test
    void it_shows_where_when_why_and_how_often_but_not_what() throws Exception {
        dead("?why", "?wherefore");

        mvc.perform(get("/dead-events").with(signedIn("operator")))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("<caption"),
                                containsString("words"),
                                containsString("it is a question"),
                                containsString("Alle opnieuw inlezen"),
                                containsString("aria-current=\"page\""),
                                not(containsString("wherefore")),
                                not(containsString("??")),
                                not(containsString("style=\"")))));
        mvc.perform(get("/dead-events?lang=en").with(signedIn("operator")))
                .andExpect(content().string(allOf(containsString("Replay all"), not(containsString("??")))));
    }

    @Test
    void one_is_replayed_when_its_cause_is_mended_and_its_tries_are_counted() throws Exception {
        dead("?why");
        UUID id = jdbc.sql("select id from dead_event").query(UUID.class).single();

        replay("/dead-events/" + id + "/replay").andExpect(flash().attribute("wrong", "dead.stillDead"));
        assertThat(jdbc.sql("select tries from dead_event").query(Integer.class).single())
                .isEqualTo(2);

        service.questionsUnderstood.set(true);
        replay("/dead-events/" + id + "/replay").andExpect(flash().attribute("done", "dead.done.one"));
        assertThat(service.words).containsExactly("?why");
        replay("/dead-events/" + id + "/replay").andExpect(flash().attribute("wrong", "dead.gone"));
    }

    @Test
    void all_of_one_reason_are_replayed_in_their_order_and_those_of_another_are_not() throws Exception {
        dead("?one", "two\u0000", "?three");
        service.questionsUnderstood.set(true);

        mvc.perform(post("/dead-events/replay")
                        .param("reason", "it is a question")
                        .with(csrf())
                        .with(signedIn("operator")))
                .andExpect(redirectedUrl("/dead-events"))
                .andExpect(flash().attribute("done", "dead.done.all"));

        assertThat(service.words).containsExactly("?one", "?three");
        assertThat(jdbc.sql("select reason from dead_event where replayed_at is null")
                        .query(String.class)
                        .single())
                .contains("SQLSTATE 22021");
    }

    @Test
    void what_was_done_is_told_in_words() throws Exception {
        mvc.perform(get("/dead-events").with(signedIn("operator")).flashAttr("done", "dead.done.one"))
                .andExpect(content().string(containsString("De gebeurtenis is ingelezen.")));
    }

    @Test
    void it_is_for_operators_alone() throws Exception {
        mvc.perform(get("/dead-events").with(signedIn("caseworker"))).andExpect(status().isForbidden());
        mvc.perform(post("/dead-events/replay")
                        .param("reason", "any")
                        .with(csrf())
                        .with(signedIn("contact")))
                .andExpect(status().isForbidden());
        mvc.perform(post("/dead-events/replay").param("reason", "any").with(signedIn("operator")))
                .andExpect(status().isForbidden());
        mvc.perform(get("/dead-events")).andExpect(status().is3xxRedirection());
    }

    private ResultActions replay(String path) throws Exception {
        return mvc.perform(post(path).with(csrf()).with(signedIn("operator"))).andExpect(redirectedUrl("/dead-events"));
    }

    private void dead(String... words) {
        say(words);
        await().untilAsserted(() -> assertThat(count("dead_event")).isEqualTo(words.length));
    }

    private static RequestPostProcessor signedIn(String role) {
        return oidcLogin().authorities(new SimpleGrantedAuthority("ROLE_" + role));
    }
}
