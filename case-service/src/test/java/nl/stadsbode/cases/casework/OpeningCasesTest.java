package nl.stadsbode.cases.casework;

import static nl.stadsbode.cases.testing.PublishedEvents.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import nl.stadsbode.cases.testing.CaseServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

class OpeningCasesTest extends CaseServiceTest {

    @Test
    void an_opened_case_is_announced_on_kafka() throws Exception {
        String answer = mvc.perform(post("/api/v1/cases")
                        .with(as("caseworker"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("""
                                {"caseType": "environmental-permit", "announce": "immediately",
                                 "recipients": [{"residentId": "00000000-0000-4000-8000-000000000001", "role": "applicant"}]}
                                """))
                .andExpect(status().isCreated())
                .andExpect(header().string("ETag", "\"1\""))
                .andReturn()
                .getResponse()
                .getContentAsString();

        var opened = json.readTree(answer);
        var event = published.of(opened.get("id").asString(), 1).getFirst();
        assertThat(header(event, "ce_id"))
                .isEqualTo(opened.get("statuses").get(0).get("id").asString());
        assertThat(header(event, "ce_sequence")).isEqualTo("00000000000000000001");
        assertThat(json.readTree(event.value()).get("caseReference").asString())
                .isEqualTo(opened.get("reference").asString());
    }
}
