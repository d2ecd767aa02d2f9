package nl.stadsbode.preferences.resident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.stadsbode.preferences.ServiceTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ResidentsApiTests extends ServiceTest {

    @Test
    void what_a_colleague_is_answered_after_a_change_is_written_down_as_a_look() throws Exception {
        UUID rosa = aResident();
        long before = looks(rosa);

        mvc.perform(delete("/api/v1/residents/{id}/correspondence-address", rosa)
                        .param("how", "phone")
                        .with(contact()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.name").value("R. de Vries"));
        mvc.perform(with(put("/api/v1/residents/{id}", rosa), ROSA).with(contact()))
                .andExpect(status().isOk());

        assertThat(looks(rosa)).isEqualTo(before + 2);
    }

    @Test
    void a_colleagues_look_at_history_and_receipts_is_written_down_and_the_residents_own_is_not() throws Exception {
        UUID rosa = aResident();
        long before = looks(rosa);

        mvc.perform(get("/api/v1/residents/{id}/history", rosa).with(resident(rosa)))
                .andExpect(status().isOk());
        assertThat(looks(rosa)).isEqualTo(before);
        for (String path : List.of("/history", "/privacy-receipts")) {
            mvc.perform(get("/api/v1/residents/" + rosa + path).with(contact())).andExpect(status().isOk());
        }
        assertThat(looks(rosa)).isEqualTo(before + 2);
    }

    private long looks(UUID resident) {
        return jdbc.sql("select count(*) from processing_log where data_subject_id = ? and name = 'resident-read'")
                .param(resident)
                .query(Long.class)
                .single();
    }

    @Test
    void what_is_read_can_be_stored_again_unchanged() throws Exception {
        UUID id = aResident();
        String read = stored(id).toString();

        mvc.perform(with(put("/api/v1/residents/{id}", id), read).with(contact()))
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"1\""));
    }

    @Test
    void an_id_is_made_where_none_is_given() throws Exception {
        mvc.perform(with(post("/api/v1/residents"), ROSA).with(contact()))
                .andExpect(status().isCreated())
                .andExpect(header().string("Location", containsString("/api/v1/residents/")))
                .andExpect(header().string("ETag", "\"1\""));
    }

    @Test
    void quiet_hours_are_the_usual_ones_or_others_or_none() throws Exception {
        UUID usual = aResident("{\"name\": \"A\"}");
        UUID other = aResident("{\"name\": \"A\", \"quietHours\": {\"from\": \"13:00\", \"until\": \"١٥:٣٠\"}}");
        UUID none = aResident("{\"name\": \"A\", \"quietHours\": null}");

        assertThat(stored(usual).get("quietHours").toString()).isEqualTo("{\"from\":\"21:00\",\"until\":\"08:00\"}");
        assertThat(stored(other).get("quietHours").get("until").asString()).isEqualTo("15:30");
        assertThat(stored(none).get("quietHours").isNull()).isTrue();
        assertThat(published.about(none, 1).getFirst().value())
                .satisfies(value -> assertThat(new String(value)).contains("\"quietHours\":null"));
    }

    @Test
    void all_that_is_wrong_is_told_at_once_and_never_quoted() throws Exception {
        String answer = mvc.perform(with(put("/api/v1/residents/{id}", UUID.randomUUID()), """
                        {"name": " ", "language": "xx", "quietHours": {"from": "25:00", "until": "08:00"},
                         "sms": {"number": "010 2671234"}, "email": {"address": "secret@nowhere"},
                         "address": {"postcode": "0000 SS"},
                         "choices": [{"topic": "moon", "kind": "service", "channels": []},
                                     {"topic": "*", "kind": "service", "channels": ["fax"]}]}
                        """)
                        .with(contact()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.type").value("urn:stadsbode:problem:invalid-resident"))
                .andExpect(jsonPath(
                        "$.errors[*].field",
                        containsInAnyOrder(
                                "name",
                                "language",
                                "quietHours.from",
                                "sms.number",
                                "email.address",
                                "address.street",
                                "address.houseNumber",
                                "address.postcode",
                                "address.city",
                                "choices[0].topic",
                                "choices[1].channel")))
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(answer).doesNotContain("secret@nowhere", "2671234", "0000 SS");
    }

    @Test
    void nothing_is_no_choice_for_official_messages_and_the_answer_says_why() throws Exception {
        UUID id = aResident();

        mvc.perform(with(put("/api/v1/residents/{id}/choices", id), """
                        {"how": "phone", "choices": [{"topic": "taxes", "kind": "official", "channels": []}]}
                        """).with(contact()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.type").value("urn:stadsbode:problem:official-needs-a-channel"))
                .andExpect(jsonPath("$.detail", containsString("by letter at least")))
                .andExpect(jsonPath("$.errors[0].field").value("choices[0].channels"));
    }

    @Test
    void a_change_on_an_old_version_is_refused() throws Exception {
        UUID id = aResident();
        String english = "{\"language\": \"en\", \"how\": \"desk\"}";
        mvc.perform(with(put("/api/v1/residents/{id}/settings", id), english)
                        .with(contact())
                        .header("If-Match", "\"1\""))
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"2\""));

        for (String path : List.of("settings", "choices", "contact-points/sms", "address")) {
            mvc.perform(with(put("/api/v1/residents/{id}/" + path, id), """
                                    {"language": "nl", "choices": [], "number": "06 87654321", "how": "desk", "street": "Meent",
                                     "houseNumber": "1", "postcode": "3011 JM", "city": "Rotterdam"}
                                    """)
                            .with(contact())
                            .header("If-Match", "\"1\""))
                    .andExpect(status().isPreconditionFailed())
                    .andExpect(jsonPath("$.type").value("urn:stadsbode:problem:version-differs"))
                    .andExpect(jsonPath("$.version").value(2));
        }
        mvc.perform(with(put("/api/v1/residents/{id}", id), ROSA)
                        .with(contact())
                        .header("If-None-Match", "*"))
                .andExpect(status().isPreconditionFailed());
        mvc.perform(with(put("/api/v1/residents/{id}", id), ROSA)
                        .with(contact())
                        .header("If-Match", "three"))
                .andExpect(status().isBadRequest());
    }

    @Test
    void of_many_who_decide_on_the_same_version_one_wins() throws Exception {
        UUID id = aResident();
        try (var people = Executors.newFixedThreadPool(8)) {
            List<Callable<Integer>> calls = java.util.stream.IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(i -> () -> mvc.perform(with(
                                            put("/api/v1/residents/{id}/contact-points/sms", id),
                                            "{\"number\": \"06 2000000%d\", \"how\": \"desk\"}".formatted(i))
                                    .with(contact())
                                    .header("If-Match", "\"1\""))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .toList();
            List<Integer> answers = new java.util.ArrayList<>();
            for (Future<Integer> answer : people.invokeAll(calls)) {
                answers.add(answer.get());
            }
            assertThat(answers).containsOnlyOnce(200).contains(412).doesNotContain(500);
        }
        assertThat(stored(id).get("version").asLong()).isEqualTo(2);
    }

    @Test
    void a_new_resident_stored_by_many_at_once_is_stored_once() throws Exception {
        UUID id = UUID.randomUUID();
        try (var people = Executors.newFixedThreadPool(6)) {
            Callable<Integer> call = () -> mvc.perform(
                            with(put("/api/v1/residents/{id}", id), ROSA).with(contact()))
                    .andReturn()
                    .getResponse()
                    .getStatus();
            List<Integer> answers = new java.util.ArrayList<>();
            for (Future<Integer> answer : people.invokeAll(java.util.Collections.nCopies(6, call))) {
                answers.add(answer.get());
            }
            assertThat(answers).containsOnlyOnce(201).containsOnly(200, 201);
        }
        assertThat(stored(id).get("version").asLong()).isOne();
    }

    @Test
    void the_parts_change_by_themselves_and_the_history_tells_what_without_values() throws Exception {
        UUID id = aResident();
        mvc.perform(with(put("/api/v1/residents/{id}/contact-points/email", id), """
                        {"address": "rosa@bücher.example", "verified": true, "how": "phone"}
                        """)
                        .with(contact()))
                .andExpect(jsonPath("$.email.address").value("rosa@xn--bcher-kva.example"))
                .andExpect(jsonPath("$.email.verifiedBy.how").value("phone"))
                .andExpect(jsonPath("$.email.verifiedBy.by").value("connie"));
        mvc.perform(delete("/api/v1/residents/{id}/contact-points/sms", id)
                        .param("how", "desk")
                        .with(contact()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.sms").doesNotExist());
        mvc.perform(with(put("/api/v1/residents/{id}/address", id), """
                        {"country": "BE", "lines": ["Meir 1", "2000 Antwerpen"], "how": "desk"}
                        """).with(contact()))
                .andExpect(status().isOk());
        mvc.perform(with(put("/api/v1/residents/{id}/choices", id), """
                        {"how": "phone", "choices": [{"topic": "*", "kind": "service", "channels": ["email"]}]}
                        """).with(contact()))
                .andExpect(jsonPath("$.version").value(5))
                .andExpect(jsonPath("$.choices", hasSize(1)));

        mvc.perform(get("/api/v1/residents/{id}/history", id).with(contact()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.entries", hasSize(5)))
                .andExpect(jsonPath("$.entries[0].version").value(5))
                .andExpect(jsonPath("$.entries[0].stated.by").value("connie"))
                .andExpect(jsonPath("$.entries[0].stated.how").value("phone"))
                .andExpect(jsonPath("$.entries[0].changes", hasSize(3)))
                .andExpect(jsonPath("$.entries[1].changes[0].to").value("replaced"))
                .andExpect(jsonPath("$.entries[2].changes[0].to").value("removed"))
                .andExpect(jsonPath("$.entries[4].changes[0].what").value("created"));
        assertThat(jdbc.sql("select string_agg(changes::text, ' ') from history where resident_id = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .doesNotContain("rosa", "Vries", "Coolsingel", "Meir", "612345678");
    }

    @Test
    void the_history_names_a_language_when_it_changed_and_not_when_something_else_did() throws Exception {
        UUID id = aResident();

        mvc.perform(with(
                                put("/api/v1/residents/{id}/settings", id),
                                "{\"language\": \"nl\", \"largePrint\": true, \"how\": \"desk\"}")
                        .with(contact()))
                .andExpect(status().isOk());

        mvc.perform(get("/api/v1/residents/{id}/history", id).with(contact()))
                .andExpect(jsonPath("$.entries[0].changes", hasSize(1)))
                .andExpect(jsonPath("$.entries[0].changes[0].what").value("large-print"));
    }

    @Test
    void history_is_only_ever_added_to() throws Exception {
        UUID id = aResident();

        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> jdbc.sql("update history set stated_by = 'nobody' where resident_id = ?")
                                .param(id)
                                .update())
                .hasMessageContaining("append-only");
    }

    @Test
    void nothing_personal_is_readable_in_the_database() throws Exception {
        UUID id = aResident();
        List<String> tables = jdbc.sql("select table_name from information_schema.tables where table_schema = 'public'")
                .query(String.class)
                .list();

        for (String table : tables) {
            List<String> rows = jdbc.sql("select t::text from \"" + table + "\" t")
                    .query(String.class)
                    .list();
            assertThat(rows)
                    .noneMatch(row -> row.contains("612345678")
                            || row.contains("rosa@")
                            || row.contains("Vries")
                            || row.contains("oolsingel")
                            || row.contains(hex("612345678"))
                            || row.contains(hex("rosa@"))
                            || row.contains(hex("Vries")));
        }
        assertThat(tables).contains("resident", "contact_point", "outbox");
        assertThat(stored(id).get("name").asString()).isEqualTo("R. de Vries");
    }

    @Test
    void a_ciphertext_cannot_be_moved_to_another_resident() throws Exception {
        UUID one = aResident();
        UUID other = aResident("{\"name\": \"Somebody Else\"}");
        jdbc.sql("update resident set name = (select name from resident where id = ?) where id = ?")
                .params(one, other)
                .update();

        mvc.perform(get("/api/v1/residents/{id}", other).with(contact())).andExpect(status().isInternalServerError());
        jdbc.sql("delete from contact_point where resident_id = ?").param(other).update();
    }

    @Test
    void the_topics_have_names_in_both_languages() throws Exception {
        JsonNode topics = json.readTree(mvc.perform(get("/api/v1/topics").with(resident(UUID.randomUUID())))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsByteArray())
                .get("topics");

        assertThat(topics).hasSize(12);
        topics.forEach(topic -> {
            assertThat(topic.get("name").get("nl").asString()).isNotBlank();
            assertThat(topic.get("name").get("en").asString()).isNotBlank();
        });
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes());
    }
}
