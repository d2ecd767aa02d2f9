package nl.stadsbode.cases.intake;

import static nl.stadsbode.cases.testing.PublishedEvents.header;
import static nl.stadsbode.chassis.testing.LockWaits.awaitOneBehindUs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.stadsbode.cases.testing.CaseServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

class StatusChangesTest extends CaseServiceTest {

    private static final String LINES = "application/x-ndjson";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final String external = "log-" + UUID.randomUUID();

    @Test
    void a_case_that_is_new_is_opened_and_its_changes_are_told_in_order() throws Exception {
        JsonNode results = send(
                item(external, "received", "k1"),
                item(external, "in-treatment", "k2"),
                item(external, "receipt-checked", "k3"),
                item(external, "decision-made", "k4"));

        assertThat(outcomes(results)).containsExactly("told", "told", "not-told", "told");
        String caseId = results.get(0).get("caseId").asString();
        assertThat(published.of(caseId, 4))
                .extracting(event -> header(event, "ce_sequence").substring(19))
                .containsExactly("1", "2", "3", "4");
        assertThat(published.of(caseId))
                .extracting(event -> header(event, "ce_id"))
                .containsExactlyElementsOf(results.valueStream()
                        .map(each -> each.get("statusId").asString())
                        .toList());
        JsonNode now = current(json.createObjectNode().put("id", caseId));
        assertThat(now.get("status").get("code").asString()).isEqualTo("decision-made");
        assertThat(now.get("version").asInt()).isEqualTo(4);
    }

    @Test
    void one_that_is_refused_does_not_stop_the_others() throws Exception {
        JsonNode results = send(
                "{\"externalReference\": \"x\"}",
                item(external, "received", "k1"),
                "not json at all",
                item(external, "launched", "k2"),
                item(external, "in-treatment", "k3").replace("2026-01-", "yesterday-"),
                item(external, "in-treatment", "k3").replace(RESIDENT, "me"),
                item(external, "in-treatment", "k4"),
                item("other-" + external, "received", "k5").replace(recipients(), "[]"),
                item(external, "received", "k6"),
                item(external, "decision-made", "k7").replace("environmental-permit", "passport"),
                item(external, "decision-made", "k8").replace("2026-01-", "2199-01-"),
                item(external, "decision-made", "k9").replace("externalReference", "caseReference"),
                item(external, "decision-made", "k10"));

        assertThat(outcomes(results))
                .containsExactly(
                        "refused", "told", "refused", "refused", "refused", "refused", "told", "refused", "refused",
                        "refused", "refused", "refused", "told");
        assertThat(results.valueStream()
                        .filter(each -> each.hasNonNull("reason"))
                        .map(each -> each.get("reason").asString()))
                .containsExactly(
                        "malformed",
                        "malformed",
                        "status-unknown",
                        "malformed",
                        "malformed",
                        "recipients-missing",
                        "transition-not-allowed",
                        "status-unknown",
                        "occurred-in-future",
                        "case-not-found");
    }

    @Test
    void a_batch_that_is_sent_again_records_nothing_more() throws Exception {
        String[] batch = {
            item(external, "received", "k1"), item(external, "in-treatment", "k2"), item(external, "in-treatment", "k2")
        };
        JsonNode first = send(batch);

        JsonNode again = send(batch);

        assertThat(outcomes(first)).containsExactly("told", "told", "repeated");
        assertThat(outcomes(again)).containsExactly("repeated", "repeated", "repeated");
        assertThat(again.get(1).get("statusId")).isEqualTo(first.get(1).get("statusId"));
        JsonNode reused = send(item(external, "decision-made", "k2"));
        assertThat(reused.get(0).get("reason").asString()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void a_case_of_ours_is_changed_by_its_reference_after_what_waits_on_it() throws Exception {
        var opened = openedAndWaiting("environmental-permit");

        JsonNode results = send(item(opened.get("reference").asString(), "in-treatment", "k1")
                .replace("externalReference", "caseReference"));

        assertThat(outcomes(results)).containsExactly("told");
        assertThat(published.of(idOf(opened), 2))
                .extracting(event -> header(event, "ce_sequence").substring(19))
                .containsExactly("1", "2");
    }

    @Test
    void a_case_that_is_old_elsewhere_may_begin_anywhere() throws Exception {
        assertThat(outcomes(send(item(external, "more-information-needed", "k1"))))
                .containsExactly("told");
    }

    @Test
    void batches_about_the_same_cases_race_without_loss() throws Exception {
        List<String> batch = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            batch.add(item(external + "-" + i, "received", "k1-" + i));
            batch.add(item(external + "-" + i, "in-treatment", "k2-" + i));
        }
        List<Callable<JsonNode>> racing = List.of(
                () -> send(batch.toArray(String[]::new)),
                () -> send(batch.reversed().toArray(String[]::new)),
                () -> send(batch.toArray(String[]::new)));

        int told = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            for (Future<JsonNode> results : threads.invokeAll(racing)) {
                told += (int)
                        outcomes(results.get()).stream().filter("told"::equals).count();
            }
        }

        Long recorded = jdbc.sql("""
                        select count(*) from case_status s join cases c on c.id = s.case_id
                        where c.external_reference like ?
                        """).param(external + "-%").query(Long.class).single();
        assertThat((long) told).isEqualTo(recorded);
        Long cases = jdbc.sql("select count(*) from cases where external_reference like ?")
                .param(external + "-%")
                .query(Long.class)
                .single();
        assertThat(cases).isEqualTo(50);
    }

    @Test
    void a_batch_that_is_sent_again_while_the_first_is_still_taken_is_a_repeat() throws Exception {
        String[] batch = {item(external, "received", "k1"), item(external, "decision-made", "k2")};

        JsonNode again = beforeCommitOf(() -> send(batch), () -> send(batch));

        assertThat(outcomes(again)).containsExactly("repeated", "repeated");
    }

    @Test
    void what_a_colleague_records_while_a_batch_waits_for_the_case_is_announced_before_it() throws Exception {
        var opened = opened("environmental-permit");
        String change = item(opened.get("reference").asString(), "decision-made", "k1")
                .replace("externalReference", "caseReference");

        JsonNode results = beforeCommitOf(() -> changedAndWaiting(opened, "in-treatment"), () -> send(change));

        assertThat(outcomes(results)).containsExactly("told");
        assertThat(published.of(idOf(opened), 3))
                .extracting(event -> header(event, "ce_sequence").substring(19))
                .containsExactly("1", "2", "3");
    }

    /** @return what the second answers, which has to wait until the first is committed */
    private JsonNode beforeCommitOf(Callable<JsonNode> first, Callable<JsonNode> second) throws Exception {
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<JsonNode> answer = transaction.execute(status -> {
                call(first);
                Future<JsonNode> waiting = thread.submit(second);
                awaitOneBehindUs(jdbc);
                return waiting;
            });
            return answer.get();
        }
    }

    private static void call(Callable<JsonNode> what) {
        try {
            what.call();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void a_json_array_will_do_and_too_many_will_not() throws Exception {
        mvc.perform(sending("/api/v1/status-changes", "[" + item(external, "received", "k1") + "]"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.results[0].outcome").value("told"));
        mvc.perform(sending("/api/v1/status-changes", "{}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("urn:stadsbode:problem:json-malformed"));
        mvc.perform(sending("/api/v1/status-changes", "{}\n".repeat(1_001)).contentType(LINES))
                .andExpect(status().isContentTooLarge())
                .andExpect(jsonPath("$.type").value("urn:stadsbode:problem:too-many"));
    }

    private JsonNode send(String... items) throws Exception {
        return read(sending("/api/v1/status-changes", String.join("\n", items)).contentType(MediaType.valueOf(LINES)))
                .get("results");
    }

    private List<String> outcomes(JsonNode results) {
        return results.valueStream().map(each -> each.get("outcome").asString()).toList();
    }

    private String item(String reference, String status, String key) {
        return """
                {"externalReference": "%s", "caseType": "environmental-permit", "statusCode": "%s", \
                "occurredAt": "2026-01-02T03:04:05+01:00", "recipients": %s, "idempotencyKey": "%s-%s"}""".formatted(reference, status, recipients(), external, key);
    }

    private static String recipients() {
        return "[{\"residentId\": \"" + RESIDENT + "\", \"role\": \"applicant\"}]";
    }
}
