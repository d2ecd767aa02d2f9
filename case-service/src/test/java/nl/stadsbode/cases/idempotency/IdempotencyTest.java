package nl.stadsbode.cases.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.stadsbode.cases.testing.CaseServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

class IdempotencyTest extends CaseServiceTest {

    private static final String BODY = """
            {"caseType": "passport", "note": "Met spoed graag", "recipients": [{"residentId": "%s", "role": "applicant"}]}
            """.formatted(RESIDENT);

    @Autowired
    ForgettingKeys forgetting;

    @Test
    void a_repeated_request_gets_the_same_answer_and_opens_nothing_more() throws Exception {
        String key = UUID.randomUUID().toString();

        MockHttpServletResponse first = send(key, BODY);
        MockHttpServletResponse again = send(key, BODY);

        assertThat(again.getStatus()).isEqualTo(201);
        assertThat(json.readTree(again.getContentAsByteArray()))
                .isEqualTo(json.readTree(first.getContentAsByteArray()));
        assertThat(again.getHeader("Location")).isEqualTo(first.getHeader("Location"));
        assertThat(again.getHeader("ETag")).isEqualTo(first.getHeader("ETag"));
        assertThat(again.getHeader("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void requests_that_race_with_one_key_are_done_once() throws Exception {
        String key = UUID.randomUUID().toString();
        List<Callable<String>> racing = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            racing.add(() -> String.valueOf(send(key, BODY).getHeader("Location")));
        }

        Set<String> places = new HashSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<String> place : threads.invokeAll(racing)) {
                places.add(place.get());
            }
        }

        assertThat(places).hasSize(1).doesNotContain("null");
    }

    @Test
    void a_key_is_not_used_for_another_request() throws Exception {
        String key = UUID.randomUUID().toString();
        send(key, BODY);

        mvc.perform(request(key, BODY.replace("passport", "relocation")))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.type").value("urn:stadsbode:problem:idempotency-key-reused"));
        mvc.perform(request("not visible: \u00e9", BODY)).andExpect(status().isBadRequest());
    }

    @Test
    void a_refused_request_leaves_its_key_free() throws Exception {
        var opened = opened("passport");
        String key = UUID.randomUUID().toString();

        mvc.perform(changing(opened, key, "collected")).andExpect(status().isConflict());
        mvc.perform(changing(opened, key, "in-production")).andExpect(status().isCreated());
        mvc.perform(changing(opened, key, "in-production"))
                .andExpect(status().isCreated())
                .andExpect(header().string("Idempotent-Replayed", "true"));
    }

    @Test
    void keys_are_forgotten_after_two_days() throws Exception {
        String key = UUID.randomUUID().toString();
        String first = send(key, BODY).getHeader("Location");

        clock.letPass(Duration.ofHours(49));
        forgetting.forget();

        assertThat(send(key, BODY).getHeader("Location")).isNotEqualTo(first);
    }

    private MockHttpServletResponse send(String key, String body) throws Exception {
        return mvc.perform(request(key, body)).andReturn().getResponse();
    }

    private MockHttpServletRequestBuilder request(String key, String body) {
        return sending("/api/v1/cases", body).header("Idempotency-Key", key);
    }

    private MockHttpServletRequestBuilder changing(tools.jackson.databind.JsonNode opened, String key, String status) {
        return sending(pathOf(opened) + "/statuses", "{\"status\": \"" + status + "\"}")
                .header("Idempotency-Key", key);
    }
}
