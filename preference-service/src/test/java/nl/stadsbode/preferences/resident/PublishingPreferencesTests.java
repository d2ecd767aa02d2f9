package nl.stadsbode.preferences.resident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.UUID;
import nl.stadsbode.preferences.ServiceTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PublishingPreferencesTests extends ServiceTest {

    @Test
    void a_new_resident_is_published_whole() throws Exception {
        UUID id = aResident();

        var event = published.about(id, 1).getFirst();

        assertThat(attribute(event, "ce_type")).isEqualTo("nl.overheid.inwoners.voorkeuren-gewijzigd");
        assertThat(attribute(event, "ce_sequence")).isEqualTo("00000000000000000001");
        assertThat(attribute(event, "ce_dataschema")).endsWith("/contracts/resident-preferences.schema.json");
        JsonNode data = data(event);
        assertThat(data.get("residentId").asString()).isEqualTo(id.toString());
        assertThat(data.get("version").asLong()).isOne();
        assertThat(data.get("quietHours").get("from").asString()).isEqualTo("21:00");
        assertThat(data.get("choices")).hasSize(3);
        assertThat(new String(event.value())).doesNotContain("Vries", "612345678", "rosa@", "Coolsingel");
        JsonNode contact = contactIn(event);
        assertThat(contact.get("name").asString()).isEqualTo("R. de Vries");
        assertThat(contact.get("sms").get("number").asString()).isEqualTo("+31612345678");
        assertThat(contact.get("sms").get("verified").asBoolean()).isTrue();
        assertThat(contact.get("address").get("lines").get(0).asString()).isEqualTo("Coolsingel 40 B");
        assertThat(contact.get("address").get("postcode").asString()).isEqualTo("3011AD");
    }

    @Test
    void every_change_is_published_in_order_with_rising_versions_and_the_id_of_its_history() throws Exception {
        UUID id = aResident();
        for (int i = 0; i < 20; i++) {
            mvc.perform(with(put("/api/v1/residents/{id}/settings", id), """
                            {"language": "%s", "how": "phone"}
                            """.formatted(i % 2 == 0 ? "en" : "nl"))
                            .with(contact()))
                    .andExpect(status().isOk());
        }

        var events = published.about(id, 21);

        assertThat(events.stream().map(event -> data(event).get("version").asLong()))
                .containsExactlyElementsOf(
                        java.util.stream.LongStream.rangeClosed(1, 21).boxed().toList());
        assertThat(jdbc.sql("select id::text from history where resident_id = ? order by id")
                        .param(id)
                        .query(String.class)
                        .list())
                .isEqualTo(
                        events.stream().map(event -> attribute(event, "ce_id")).toList());
    }

    @Test
    void what_changes_nothing_makes_no_version_and_no_event() throws Exception {
        UUID id = aResident();

        mvc.perform(with(put("/api/v1/residents/{id}", id), ROSA).with(contact()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(1));

        mvc.perform(with(put("/api/v1/residents/{id}/settings", id), "{\"language\":\"en\",\"how\":\"desk\"}")
                .with(contact()));
        assertThat(published.about(id, 2)).hasSize(2);
    }

    @Test
    void a_forgotten_resident_leaves_a_tombstone_and_a_marker_and_never_comes_back() throws Exception {
        UUID id = aResident();

        mvc.perform(delete("/api/v1/residents/{id}", id).with(contact())).andExpect(status().isNoContent());
        mvc.perform(delete("/api/v1/residents/{id}", id).with(contact())).andExpect(status().isNoContent());

        var tombstone = published.about(id, 2).get(1);
        assertThat(tombstone.value()).isNull();
        assertThat(attribute(tombstone, "ce_sequence")).isEqualTo("00000000000000000002");
        for (String table : new String[] {"contact_point", "choice", "history"}) {
            assertThat(jdbc.sql("select count(*) from " + table + " where resident_id = ?")
                            .param(id)
                            .query(Long.class)
                            .single())
                    .isZero();
        }
        assertThat(jdbc.sql("select count(*) from resident where id = ? and version = 2 and forgotten_at is not null"
                                + " and name is null and language is null and quiet_from is null")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isOne();
        mvc.perform(get("/api/v1/residents/{id}", id).with(contact())).andExpect(status().isGone());
        mvc.perform(with(put("/api/v1/residents/{id}", id), ROSA).with(contact()))
                .andExpect(status().isGone())
                .andExpect(jsonPath("$.type").value("urn:stadsbode:problem:resident-forgotten"));
        mvc.perform(with(put("/api/v1/residents/{id}/choices", id), "{\"choices\":[],\"how\":\"desk\"}")
                        .with(contact()))
                .andExpect(status().isGone());
    }

    @Test
    void nobody_is_forgotten_who_was_never_known() throws Exception {
        mvc.perform(delete("/api/v1/residents/{id}", UUID.randomUUID()).with(contact()))
                .andExpect(status().isNotFound());
    }
}
