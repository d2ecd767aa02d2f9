package nl.stadsbode.preferences.resident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.stadsbode.preferences.ServiceTest;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class BulkApiTests extends ServiceTest {

    private static final Logger log = LoggerFactory.getLogger(BulkApiTests.class);
    private static final int ENOUGH = 1_000;

    @Test
    void each_resident_stands_for_itself() throws Exception {
        UUID known = aResident();
        UUID forgotten = aResident();
        mvc.perform(delete("/api/v1/residents/{id}", forgotten).with(contact()));
        UUID fresh = UUID.randomUUID();
        UUID flawed = UUID.randomUUID();
        String call = """
                {"residents": [%s, %s, %s, %s, %s, {"name": "No Id"}, %s, null]}
                """.formatted(
                item(fresh, "Fresh"),
                ROSA.replaceFirst("\\{", "{\"id\": \"" + known + "\","),
                item(forgotten, "Late"),
                """
                        {"id": "%s", "name": "Flawed", "sms": {"number": "12"}}""".formatted(flawed),
                item(fresh, "Twice"),
                item(known, "Changed").replace(known.toString(), aResident().toString()));

        mvc.perform(with(post("/api/v1/residents/bulk"), call).with(contact()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.results", hasSize(8)))
                .andExpect(jsonPath("$.results[0].outcome").value("created"))
                .andExpect(jsonPath("$.results[0].version").value(1))
                .andExpect(jsonPath("$.results[1].outcome").value("unchanged"))
                .andExpect(jsonPath("$.results[2].outcome").value("forgotten"))
                .andExpect(jsonPath("$.results[3].outcome").value("refused"))
                .andExpect(jsonPath("$.results[3].errors[0].field").value("sms.number"))
                .andExpect(jsonPath("$.results[4].errors[0].code").value("no-unique-id"))
                .andExpect(jsonPath("$.results[5].errors[0].code").value("no-unique-id"))
                .andExpect(jsonPath("$.results[6].outcome").value("changed"))
                .andExpect(jsonPath("$.results[6].version").value(2))
                .andExpect(jsonPath("$.results[7].outcome").value("refused"));

        assertThat(published.about(fresh, 1)).hasSize(1);
    }

    @Test
    void a_thousand_at_a_time_and_again_without_effect() throws Exception {
        List<UUID> ids = Stream.generate(UUID::randomUUID).limit(ENOUGH).toList();
        String call = call(ids);
        mvc.perform(
                with(post("/api/v1/residents/bulk"), call(ids.subList(0, 50))).with(contact()));

        long start = System.nanoTime();
        mvc.perform(with(post("/api/v1/residents/bulk"), call).with(contact()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.results[?(@.outcome == 'created')]", hasSize(ENOUGH - 50)))
                .andExpect(jsonPath("$.results[?(@.outcome == 'unchanged')]", hasSize(50)));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        mvc.perform(with(post("/api/v1/residents/bulk"), call).with(contact()))
                .andExpect(jsonPath("$.results[?(@.outcome == 'unchanged')]", hasSize(ENOUGH)));

        log.warn("bulk: {} residents in {} ms", ENOUGH, took.toMillis());
        assertThat(published.about(ids.getLast(), 1)).hasSize(1);
    }

    @Test
    void more_than_a_thousand_are_refused() throws Exception {
        List<UUID> ids = Stream.generate(UUID::randomUUID).limit(ENOUGH + 1).toList();

        mvc.perform(with(post("/api/v1/residents/bulk"), call(ids)).with(contact()))
                .andExpect(status().isContentTooLarge())
                .andExpect(jsonPath("$.type").value("urn:stadsbode:problem:too-many-residents"));
    }

    private static String call(List<UUID> ids) {
        return ids.stream()
                .map(id -> item(id, "R. de Vries"))
                .collect(Collectors.joining(",", "{\"residents\":[", "]}"));
    }

    private static String item(UUID id, String name) {
        return """
                {"id": "%s", "name": "%s", "language": "en", "sms": {"number": "06 12345678", "verified": true},
                 "email": {"address": "rosa@example.nl", "verified": true},
                 "address": {"street": "Coolsingel", "houseNumber": "40", "postcode": "3011 AD", "city": "Rotterdam"},
                 "choices": [{"topic": "*", "kind": "service", "channels": ["sms"]},
                             {"topic": "*", "kind": "official", "channels": ["email", "letter"]}]}
                """.formatted(id, name);
    }
}
