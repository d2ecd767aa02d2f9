package nl.stadsbode.chassis.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.stadsbode.chassis.encryption.PersonalData;
import nl.stadsbode.chassis.events.Event;
import nl.stadsbode.chassis.outbox.EventTooLarge;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

class ChassisTests extends ChassisTest {

    @Autowired
    PersonalData personalData;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void a_plan_that_was_made_while_a_table_was_empty_still_finds_rows_by_their_keys() {
        String plan = transaction.execute(status -> {
            status.setRollbackOnly();
            jdbc.sql("create table growing (source text, id uuid, word text, primary key (source, id))")
                    .update();
            jdbc.sql("set local plan_cache_mode = force_generic_plan").update();
            jdbc.sql("""
                    prepare by_keys(text[], uuid[]) as
                    select word from growing join unnest($1, $2) as asked(source, id) using (source, id)
                    """).update();
            return String.join(
                    "\n",
                    jdbc.sql("explain execute by_keys('{}', '{}')")
                            .query(String.class)
                            .list());
        });

        assertThat(plan).contains("Index Cond").doesNotContain("Seq Scan");
    }

    @Test
    void what_is_committed_is_published_and_taken_in_once_in_order() {
        List<String> said = IntStream.range(0, 1_000).mapToObj(i -> "word " + i).toList();

        say(said.toArray(String[]::new));

        await().untilAsserted(() -> assertThat(service.words).containsExactlyElementsOf(said));
        await().untilAsserted(() -> assertThat(count("outbox")).isZero());
    }

    @Test
    void what_is_rolled_back_is_not_published() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    outbox.append(List.of(word("never")));
                    throw new IllegalStateException("roll back");
                }))
                .hasMessage("roll back");
        say("after");

        await().untilAsserted(() -> assertThat(service.words).containsExactly("after"));
    }

    @Test
    void an_event_that_was_taken_in_is_not_taken_in_again() {
        Event once = word("once");
        transaction.executeWithoutResult(status -> outbox.append(List.of(once, once)));
        transaction.executeWithoutResult(status -> outbox.append(List.of(once, word("last"))));

        await().untilAsserted(() -> assertThat(service.words).containsExactly("once", "last"));
    }

    @Test
    void what_is_not_understood_or_refused_by_the_database_becomes_a_dead_event_and_the_others_go_on() {
        say("a", "?b", "c", "d\u0000", "e");

        await().untilAsserted(() -> assertThat(count("word where word = 'e'")).isPositive());
        assertThat(jdbc.sql("select word from word order by position desc limit 3")
                        .query(String.class)
                        .list())
                .containsExactly("e", "c", "a");
        assertThat(jdbc.sql("select reason from dead_event order by position")
                        .query(String.class)
                        .list())
                .containsExactly("it is a question", "the database refuses it (SQLSTATE 22021)");
    }

    @Test
    void a_dead_event_is_replayed_after_its_cause_is_mended() throws Exception {
        say("?why");
        await().untilAsserted(() -> assertThat(count("dead_event")).isOne());
        UUID id = jdbc.sql("select id from dead_event").query(UUID.class).single();

        mvc.perform(post("/api/v1/dead-events/{id}/replay", id).with(operator()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.type").value("urn:stadsbode:problem:event-still-dead"))
                .andExpect(jsonPath("$.requestId").exists());

        service.questionsUnderstood.set(true);
        mvc.perform(post("/api/v1/dead-events/{id}/replay", id).with(operator()))
                .andExpect(status().isNoContent());
        assertThat(service.words).containsExactly("?why");
        mvc.perform(get("/api/v1/dead-events").with(operator()))
                .andExpect(jsonPath("$.deadEvents").isEmpty());
        mvc.perform(post("/api/v1/dead-events/{id}/replay", id).with(operator()))
                .andExpect(status().isNotFound());
    }

    @Test
    void a_database_that_is_away_delays_and_loses_nothing() {
        service.databaseAway.set(true);
        say("waits");
        await().during(Duration.ofSeconds(4))
                .untilAsserted(() -> assertThat(service.words).isEmpty());

        service.databaseAway.set(false);

        await().untilAsserted(() -> assertThat(service.words).containsExactly("waits"));
        assertThat(count("dead_event")).isZero();
    }

    @Test
    void an_event_that_the_broker_could_never_take_is_refused_when_it_is_written() {
        assertThatThrownBy(() -> say("x".repeat(1_000_000))).isInstanceOf(EventTooLarge.class);
    }

    @Test
    void an_event_outside_a_transaction_is_refused() {
        assertThatThrownBy(() -> outbox.append(List.of(word("loose")))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void without_a_token_or_the_role_the_api_answers_a_problem() throws Exception {
        mvc.perform(get("/api/v1/dead-events"))
                .andExpect(status().isUnauthorized())
                .andExpect(jsonPath("$.type").value("urn:stadsbode:problem:token-missing"));
        mvc.perform(get("/api/v1/dead-events").with(jwt()))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.type").value("urn:stadsbode:problem:role-missing"));
    }

    @Test
    void health_is_public_and_metrics_are_not() throws Exception {
        mvc.perform(get("/actuator/health/readiness")).andExpect(status().isOk());
        mvc.perform(get("/actuator/prometheus")).andExpect(status().isUnauthorized());
        mvc.perform(get("/actuator/prometheus").with(operator())).andExpect(status().isOk());
    }

    @Test
    void a_monitor_reads_figures_and_the_details_of_health_and_nothing_else() throws Exception {
        RequestPostProcessor monitor = jwt().authorities(new SimpleGrantedAuthority("ROLE_monitor"));

        mvc.perform(get("/actuator/prometheus").with(monitor)).andExpect(status().isOk());
        mvc.perform(get("/actuator/health").with(monitor))
                .andExpect(jsonPath("$.components.db").exists());
        mvc.perform(get("/actuator/health")).andExpect(jsonPath("$.components").doesNotExist());
        for (String path : List.of(
                "/actuator/metrics",
                "/actuator/info",
                "/api/v1/dead-events",
                "/api/v1/parked-events",
                "/api/v1/what-is-not-there")) {
            mvc.perform(get(path).with(monitor)).andExpect(status().isForbidden());
        }
    }

    @Test
    void pages_ask_to_sign_in() throws Exception {
        mvc.perform(get("/")).andExpect(status().is3xxRedirection());
    }

    @Test
    void a_ciphertext_opens_only_for_whom_it_was_bound_to() {
        byte[] cipher = personalData.encrypt("Coolsingel 40".getBytes(StandardCharsets.UTF_8), "one");

        assertThat(new String(personalData.decrypt(cipher, "one"), StandardCharsets.UTF_8))
                .isEqualTo("Coolsingel 40");
        assertThatThrownBy(() -> personalData.decrypt(cipher, "another"))
                .isInstanceOf(PersonalData.CannotDecrypt.class);
    }

    private static RequestPostProcessor operator() {
        return jwt().authorities(new SimpleGrantedAuthority("ROLE_operator"));
    }
}
