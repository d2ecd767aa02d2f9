package nl.stadsbode.cases.casework;

import static nl.stadsbode.cases.testing.PublishedEvents.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.stadsbode.cases.testing.CaseServiceTest;
import nl.stadsbode.chassis.encryption.PersonalData;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;

class ChangingStatusTest extends CaseServiceTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PersonalData personalData;

    @Test
    void a_case_moves_to_a_status_that_may_follow() throws Exception {
        var opened = opened("passport");

        mvc.perform(sending(pathOf(opened) + "/statuses", "{\"status\": \"in-production\"}")
                        .header(HttpHeaders.IF_MATCH, "\"1\""))
                .andExpect(status().isCreated())
                .andExpect(header().string("ETag", "\"2\""))
                .andExpect(jsonPath("$.status.code").value("in-production"))
                .andExpect(jsonPath("$.recordedBy").value("Test caseworker"));

        assertThat(current(opened).get("status").get("code").asString()).isEqualTo("in-production");
    }

    @Test
    void a_status_that_may_not_follow_is_refused_with_those_that_may() throws Exception {
        var opened = opened("passport");

        mvc.perform(sending(pathOf(opened) + "/statuses", "{\"status\": \"collected\"}"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("urn:stadsbode:problem:transition-not-allowed"))
                .andExpect(jsonPath("$.from").value("requested"))
                .andExpect(jsonPath("$.allowed[?(@ == 'in-production')]").isNotEmpty())
                .andExpect(jsonPath("$.allowed[?(@ == 'collected')]").isEmpty());
        mvc.perform(sending(pathOf(opened) + "/statuses", "{\"status\": \"launched\"}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("urn:stadsbode:problem:status-unknown"));
        assertThat(current(opened).get("version").asInt()).isEqualTo(1);
    }

    @Test
    void whoever_saw_an_older_version_is_refused() throws Exception {
        var opened = opened("passport");
        changed(opened, "in-production");

        mvc.perform(sending(pathOf(opened) + "/statuses", "{\"status\": \"ready-for-collection\"}")
                        .header(HttpHeaders.IF_MATCH, "\"1\""))
                .andExpect(status().isPreconditionFailed())
                .andExpect(jsonPath("$.type").value("urn:stadsbode:problem:version-mismatch"))
                .andExpect(jsonPath("$.version").value(2));
    }

    @Test
    void of_two_who_write_at_once_one_wins() throws Exception {
        var opened = opened("environmental-permit");
        List<Callable<Integer>> writers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            writers.add(() -> mvc.perform(sending(
                                    pathOf(opened) + "/statuses",
                                    "{\"status\": \"in-treatment\", \"announce\": \"immediately\"}")
                            .header(HttpHeaders.IF_MATCH, "\"1\""))
                    .andReturn()
                    .getResponse()
                    .getStatus());
        }

        List<Integer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> answer : threads.invokeAll(writers)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).containsOnlyOnce(201).contains(412).hasSize(8);
        assertThat(current(opened).get("version").asInt()).isEqualTo(2);
        assertThat(published.of(idOf(opened), 2)).hasSize(2);
    }

    @Test
    void events_of_a_case_are_published_in_order_whoever_writes() throws Exception {
        var opened = opened("environmental-permit");
        List<Callable<Object>> writers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            writers.add(() -> changed(opened, "in-treatment"));
        }

        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Object> done : threads.invokeAll(writers)) {
                done.get();
            }
        }

        List<Long> sequences = published.of(idOf(opened), 41).stream()
                .map(event -> Long.valueOf(header(event, "ce_sequence")))
                .toList();
        assertThat(sequences).hasSize(41).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void a_note_is_encrypted_wherever_it_goes_and_read_by_who_may() throws Exception {
        var opened = opened("social-support");
        String words = "Neem uw identiteitsbewijs mee.";
        read(sending(
                pathOf(opened) + "/statuses",
                "{\"status\": \"conversation-planned\", \"note\": \"" + words + "\", \"announce\": \"immediately\"}"));

        var event = json.readTree(published.of(idOf(opened), 2).get(1).value());
        byte[] sealed = event.get("note").binaryValue();
        assertThat(new String(personalData.decrypt(sealed, idOf(opened)))).isEqualTo(words);
        assertThat(current(opened).get("statuses").get(1).get("note").asString())
                .isEqualTo(words);
        Long readable = jdbc.sql("select count(*) from case_status where position(:words in case_status::text) > 0")
                .param("words", words)
                .query(Long.class)
                .single();
        assertThat(readable).isZero();
    }

    @Test
    void what_the_catalogue_says_is_frozen_in_the_event() throws Exception {
        var opened = opened("event-permit");
        changed(opened, "more-information-needed");

        var event = json.readTree(published.of(idOf(opened), 2).get(1).value());
        assertThat(event.get("topic").asString()).isEqualTo("events");
        assertThat(event.get("kind").asString()).isEqualTo("official");
        assertThat(event.get("reaction").get("expected").asBoolean()).isTrue();
        assertThat(event.get("reaction").get("by").asString()).matches("\\d{4}-\\d\\d-\\d\\d");
        assertThat(event.get("change").get("kind").asString()).isEqualTo("new");
        assertThat(event.get("recipients").get(0).get("residentId").asString()).isEqualTo(RESIDENT);
    }
}
