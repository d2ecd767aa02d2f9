package nl.stadsbode.cases.announcing;

import static nl.stadsbode.cases.testing.PublishedEvents.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.stadsbode.cases.testing.CaseServiceTest;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class AnnouncingTest extends CaseServiceTest {

    private static final Duration UNDO_TIME = Duration.ofSeconds(10);

    @Autowired
    DueAnnouncer announcer;

    @Test
    void a_status_is_announced_when_its_undo_time_is_over_and_not_before() throws Exception {
        var opened = openedAndWaiting("passport");

        announcer.announceWhatIsDue();
        assertThat(statusOf(opened, 0).hasNonNull("announcedAt")).isFalse();

        clock.letPass(UNDO_TIME);
        published.of(idOf(opened), 1);
        assertThat(statusOf(opened, 0).hasNonNull("announcedAt")).isTrue();
    }

    @Test
    void a_status_that_residents_are_not_told_of_is_announced_too() throws Exception {
        var opened = opened("passport");

        changed(opened, "in-production");

        JsonNode event = json.readTree(published.of(idOf(opened), 2).get(1).value());
        assertThat(event.get("residentsAreTold").asBoolean()).isFalse();
    }

    @Test
    void what_is_withdrawn_in_time_is_never_announced() throws Exception {
        var opened = opened("passport");
        var changed = changedAndWaiting(opened, "refused");

        mvc.perform(post(withdrawing(opened, changed)).with(as("caseworker"))).andExpect(status().isOk());

        clock.letPass(UNDO_TIME);
        announcer.announceWhatIsDue();
        var now = current(opened);
        assertThat(now.get("status").get("code").asString()).isEqualTo("requested");
        assertThat(now.get("version").asInt()).isEqualTo(3);
        assertThat(statusOf(opened, 1).hasNonNull("announcedAt")).isFalse();
        assertThat(statusOf(opened, 1).get("withdrawnBy").asString()).isEqualTo("Test caseworker");

        changed(opened, "in-production");
        assertThat(published.of(idOf(opened), 2)).hasSize(2);
        assertThat(header(published.of(idOf(opened)).get(1), "ce_sequence")).endsWith("4");
    }

    @Test
    void a_case_opened_by_mistake_is_left_without_a_status_and_may_begin_again() throws Exception {
        var opened = openedAndWaiting("passport");

        mvc.perform(post(withdrawing(opened, opened.get("statuses").get(0))).with(as("caseworker")))
                .andExpect(status().isOk());

        var now = current(opened);
        assertThat(now.get("status").isNull()).isTrue();
        assertThat(now.get("next").get(0).get("code").asString()).isEqualTo("requested");
        changed(opened, "requested");
        assertThat(published.of(idOf(opened), 1)).hasSize(1);
    }

    @Test
    void what_was_announced_cannot_be_withdrawn() throws Exception {
        var opened = opened("passport");

        mvc.perform(post(withdrawing(opened, opened.get("statuses").get(0))).with(as("caseworker")))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("urn:stadsbode:problem:already-announced"))
                .andExpect(jsonPath("$.detail").value(org.hamcrest.Matchers.containsString("correct it instead")));
    }

    @Test
    void the_later_is_withdrawn_before_the_earlier() throws Exception {
        var opened = opened("environmental-permit");
        var first = changedAndWaiting(opened, "in-treatment");
        var second = changedAndWaiting(opened, "on-hold");

        mvc.perform(post(withdrawing(opened, first)).with(as("caseworker")))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("urn:stadsbode:problem:not-the-latest"));
        mvc.perform(post(withdrawing(opened, second)).with(as("caseworker"))).andExpect(status().isOk());
        mvc.perform(post(withdrawing(opened, second)).with(as("caseworker")))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("urn:stadsbode:problem:already-withdrawn"));
        mvc.perform(post(withdrawing(opened, first)).with(as("caseworker"))).andExpect(status().isOk());
        assertThat(current(opened).get("status").get("code").asString()).isEqualTo("received");
    }

    @Test
    void what_is_urgent_is_announced_at_once_after_what_waits_before_it() throws Exception {
        var opened = openedAndWaiting("street-repair");
        changedAndWaiting(opened, "planned");

        changedAndWaiting(opened, "street-closed");

        assertThat(published.of(idOf(opened), 3))
                .extracting(event -> header(event, "ce_sequence").substring(19))
                .containsExactly("1", "2", "3");
    }

    @Test
    void of_withdrawing_and_announcing_exactly_one_happens() throws Exception {
        List<JsonNode> cases = new ArrayList<>();
        List<JsonNode> changes = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            cases.add(opened("passport"));
            changes.add(changedAndWaiting(cases.get(i), "refused"));
        }
        List<Callable<Integer>> racing = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            String path = withdrawing(cases.get(i), changes.get(i));
            racing.add(() -> mvc.perform(post(path).with(as("caseworker")))
                    .andReturn()
                    .getResponse()
                    .getStatus());
        }
        racing.add(racing.size() / 4, () -> {
            clock.letPass(UNDO_TIME);
            announcer.announceWhatIsDue();
            return 0;
        });

        List<Integer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (Future<Integer> answer : threads.invokeAll(racing)) {
                answers.add(answer.get());
            }
        }
        answers.removeIf(answer -> answer == 0);

        assertThat(answers).hasSize(60).containsOnlyElementsOf(List.of(200, 409));
        for (int i = 0; i < cases.size(); i++) {
            JsonNode opened = cases.get(i);
            boolean withdrawn = answers.get(i) == 200;
            assertThat(published.of(idOf(opened), withdrawn ? 1 : 2)).hasSize(withdrawn ? 1 : 2);
            assertThat(statusOf(opened, 1).hasNonNull("announcedAt")).isEqualTo(!withdrawn);
        }
    }

    @Test
    void several_announcers_share_the_work_and_none_does_it_twice() throws Exception {
        List<JsonNode> cases = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            cases.add(openedAndWaiting("environmental-permit"));
            changedAndWaiting(cases.get(i), "in-treatment");
        }
        clock.letPass(UNDO_TIME);

        List<Callable<Object>> announcers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            announcers.add(Executors.callable(announcer::announceWhatIsDue));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            threads.invokeAll(announcers);
        }

        for (JsonNode opened : cases) {
            assertThat(published.of(idOf(opened), 2))
                    .extracting(event -> header(event, "ce_sequence").substring(19))
                    .containsExactly("1", "2");
        }
        await().during(Duration.ofMillis(500))
                .until(() -> published.all().stream()
                                .map(AnnouncingTest::id)
                                .distinct()
                                .count()
                        == published.all().size());
    }

    private JsonNode statusOf(JsonNode opened, int place) throws Exception {
        return current(opened).get("statuses").get(place);
    }

    private static String withdrawing(JsonNode opened, JsonNode status) {
        return pathOf(opened) + "/statuses/" + idOf(status) + "/withdraw";
    }

    private static String id(ConsumerRecord<String, byte[]> event) {
        return header(event, "ce_id");
    }
}
