package nl.stadsbode.cases.casework;

import static nl.stadsbode.cases.testing.PublishedEvents.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.stadsbode.cases.testing.CaseServiceTest;
import org.junit.jupiter.api.Test;

class OpeningCasesTest extends CaseServiceTest {

    @Test
    void an_opened_case_is_announced_on_kafka() throws Exception {
        var opened = opened("environmental-permit");

        var event = published.of(idOf(opened), 1).getFirst();
        assertThat(header(event, "ce_id"))
                .isEqualTo(opened.get("statuses").get(0).get("id").asString());
        assertThat(header(event, "ce_type")).isEqualTo("nl.overheid.zaken.zaakstatus-gewijzigd");
        assertThat(header(event, "ce_subject")).isEqualTo(idOf(opened));
        assertThat(header(event, "ce_sequence")).isEqualTo("00000000000000000001");
        assertThat(header(event, "ce_dataschema")).endsWith("/contracts/case-status-changed.schema.json");
        assertThat(json.readTree(event.value()).get("caseReference").asString())
                .isEqualTo(opened.get("reference").asString())
                .matches("Z-20\\d\\d-\\d{6,}");
    }

    @Test
    void the_answer_says_where_the_case_is_and_which_version() throws Exception {
        String external = "ext-" + UUID.randomUUID();
        String body = """
                {"caseType": "passport", "externalReference": "%s",
                 "recipients": [{"residentId": "%s", "role": "applicant"},
                                {"residentId": "%s", "role": "representative"}]}
                """.formatted(external, RESIDENT, UUID.randomUUID());

        mvc.perform(sending("/api/v1/cases", body))
                .andExpect(status().isCreated())
                .andExpect(header().string("ETag", "\"1\""))
                .andExpect(header().exists("Location"))
                .andExpect(jsonPath("$.status.code").value("requested"))
                .andExpect(jsonPath("$.openedBy").value("Test caseworker"))
                .andExpect(jsonPath("$.recipients[1].role").value("representative"))
                .andExpect(jsonPath("$.next").isNotEmpty());
        mvc.perform(sending("/api/v1/cases", body))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("urn:stadsbode:problem:external-reference-taken"));
        mvc.perform(get("/api/v1/cases").param("search", external).with(as("contact")))
                .andExpect(jsonPath("$.cases.length()").value(1))
                .andExpect(jsonPath("$.cases[0].externalReference").value(external));
    }

    @Test
    void what_is_not_valid_is_refused_in_words() throws Exception {
        mvc.perform(sending("/api/v1/cases", "{\"caseType\": \"passport\", \"recipients\": []}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("urn:stadsbode:problem:invalid-request"))
                .andExpect(jsonPath("$.errors[0].field").value("recipients"));
        mvc.perform(sending("/api/v1/cases", """
                        {"caseType": "spaceship", "recipients": [{"residentId": "%s", "role": "applicant"}]}
                        """.formatted(RESIDENT)))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("urn:stadsbode:problem:case-type-unknown"));
        mvc.perform(sending("/api/v1/cases", """
                        {"caseType": "passport", "occurredAt": "2199-01-01T00:00:00Z",
                         "recipients": [{"residentId": "%s", "role": "applicant"}]}
                        """.formatted(RESIDENT)))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("urn:stadsbode:problem:occurred-in-future"));
        mvc.perform(sending("/api/v1/cases", "{")).andExpect(status().isBadRequest());
        mvc.perform(get("/api/v1/cases/" + UUID.randomUUID()).with(as("caseworker")))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.type").value("urn:stadsbode:problem:case-not-found"));
    }

    @Test
    void a_list_is_read_page_by_page_newest_first() throws Exception {
        List<String> opened = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            opened.addFirst(idOf(opened("waste-container")));
        }

        List<String> read = new ArrayList<>();
        String after = "";
        for (int page = 0; page < 3; page++) {
            var answer = read(
                    get("/api/v1/cases?type=waste-container&limit=2" + after).with(as("contact")));
            answer.get("cases").forEach(each -> read.add(idOf(each)));
            after = answer.hasNonNull("next") ? "&after=" + answer.get("next").asString() : after;
        }

        assertThat(read).startsWith(opened.toArray(String[]::new));
    }

    @Test
    void a_case_is_found_by_its_number() throws Exception {
        var opened = opened("relocation");
        String reference = opened.get("reference").asString();
        String number = String.valueOf(Integer.parseInt(reference.substring(7)));

        for (String search : List.of(number, reference, reference.toLowerCase(), reference.substring(0, 12))) {
            mvc.perform(get("/api/v1/cases").param("search", search).with(as("contact")))
                    .andExpect(jsonPath("$.cases[?(@.reference == '" + reference + "')]")
                            .isNotEmpty());
        }
        mvc.perform(get("/api/v1/cases").param("search", "%").with(as("contact")))
                .andExpect(jsonPath("$.cases").isEmpty());
    }
}
