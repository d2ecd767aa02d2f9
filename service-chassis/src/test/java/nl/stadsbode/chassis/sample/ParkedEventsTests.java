package nl.stadsbode.chassis.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What operators see and do; that it is then published is a matter of the relay's tests. */
class ParkedEventsTests extends ChassisTest {

    /** No relay publishes it: here what is parked stays. */
    private static final int SHARD_OF_NONE = 1_000;

    private final UUID id = UUID.randomUUID();

    @AfterEach
    void forget() {
        jdbc.sql("delete from outbox where shard = ?").param(SHARD_OF_NONE).update();
    }

    @Test
    void when_nothing_is_parked_page_and_api_say_so() throws Exception {
        mvc.perform(get("/dead-events").with(signedIn("operator")))
                .andExpect(content().string(containsString("Kafka weigert geen gebeurtenissen.")));
        mvc.perform(get("/api/v1/parked-events").with(token("operator")))
                .andExpect(jsonPath("$.parkedEvents").isEmpty())
                .andExpect(jsonPath("$.count").value(0));
    }

    @Test
    void the_page_shows_which_and_why_but_not_whose_nor_what() throws Exception {
        park();

        mvc.perform(get("/dead-events").with(signedIn("operator")))
                .andExpect(content()
                        .string(allOf(
                                containsString("Opnieuw versturen"),
                                containsString("RecordTooLargeException"),
                                containsString(id.toString()),
                                not(containsString("a-key")),
                                not(containsString("what it says")),
                                not(containsString("??")))));
        mvc.perform(get("/dead-events?lang=en").with(signedIn("operator")))
                .andExpect(content().string(allOf(containsString("Publish again"), not(containsString("??")))));
    }

    @Test
    void one_is_published_again_from_the_page_once() throws Exception {
        park();

        mvc.perform(post("/parked-events/{id}/publish", id).with(csrf()).with(signedIn("operator")))
                .andExpect(redirectedUrl("/dead-events"))
                .andExpect(flash().attribute("done", "parked.done"));
        assertThat(count("outbox where event_id = '" + id + "' and parked_at is null and failures = 0"))
                .isOne();
        mvc.perform(post("/parked-events/{id}/publish", id).with(csrf()).with(signedIn("operator")))
                .andExpect(flash().attribute("wrong", "parked.gone"));
        mvc.perform(get("/dead-events").with(signedIn("operator")).flashAttr("done", "parked.done"))
                .andExpect(content().string(containsString("De gebeurtenis wordt nu opnieuw verstuurd.")));
    }

    @Test
    void the_api_lists_them_and_answers_a_problem_for_what_is_not_parked() throws Exception {
        park();

        mvc.perform(get("/api/v1/parked-events").with(token("operator")))
                .andExpect(jsonPath("$.count").value(1))
                .andExpect(jsonPath("$.parkedEvents[0].id").value(id.toString()))
                .andExpect(jsonPath("$.parkedEvents[0].topic").value("words"))
                .andExpect(jsonPath("$.parkedEvents[0].reason").value("RecordTooLargeException"))
                .andExpect(jsonPath("$.parkedEvents[0].key").doesNotExist());
        mvc.perform(post("/api/v1/parked-events/{id}/publish", UUID.randomUUID())
                        .with(token("operator")))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.type").value("urn:stadsbode:problem:parked-event-not-found"));
    }

    @Test
    void they_are_for_operators_alone() throws Exception {
        park();

        mvc.perform(get("/api/v1/parked-events").with(token("caseworker"))).andExpect(status().isForbidden());
        mvc.perform(post("/api/v1/parked-events/{id}/publish", id).with(token("contact")))
                .andExpect(status().isForbidden());
        mvc.perform(post("/parked-events/{id}/publish", id).with(csrf()).with(signedIn("editor")))
                .andExpect(status().isForbidden());
        mvc.perform(post("/parked-events/{id}/publish", id).with(signedIn("operator")))
                .andExpect(status().isForbidden());
        assertThat(count("outbox where event_id = '" + id + "' and parked_at is not null"))
                .isOne();
    }

    private void park() {
        jdbc.sql("""
                        insert into outbox (shard, topic, key, event_id, type, subject, time, sequence, dataschema, data,
                                            failures, parked_at, parked_reason)
                        values (?, 'words', 'a-key', ?, 'nl.example.said', 'subject', now(), 1, 'word', 'what it says',
                                5, now(), 'RecordTooLargeException')
                        """).params(SHARD_OF_NONE, id).update();
    }

    private static RequestPostProcessor signedIn(String role) {
        return oidcLogin().authorities(new SimpleGrantedAuthority("ROLE_" + role));
    }

    private static RequestPostProcessor token(String role) {
        return jwt().authorities(new SimpleGrantedAuthority("ROLE_" + role));
    }
}
