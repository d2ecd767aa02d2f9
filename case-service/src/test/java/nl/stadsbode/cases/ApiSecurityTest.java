package nl.stadsbode.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import nl.stadsbode.cases.testing.CaseServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

class ApiSecurityTest extends CaseServiceTest {

    private static final String ID = "01938f3e-0000-7000-8000-0000000000ff";
    private static final List<String> ROLES = List.of("resident", "caseworker", "contact", "editor", "operator");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    GET  | /api/v1/cases                              | caseworker contact
                    GET  | /api/v1/cases/{id}                         | caseworker contact
                    GET  | /api/v1/case-types                         | caseworker contact editor
                    POST | /api/v1/cases                              | caseworker
                    POST | /api/v1/cases/{id}/statuses                | caseworker
                    POST | /api/v1/cases/{id}/statuses/{id}/withdraw  | caseworker
                    POST | /api/v1/cases/{id}/statuses/{id}/corrections | caseworker
                    POST | /api/v1/status-changes                     | caseworker
                    GET  | /api/v1/dead-events                        | operator
                    GET  | /actuator/prometheus                       | operator
                    """)
    void each_role_may_do_its_own(String method, String path, String allowed) throws Exception {
        String body = path.endsWith("status-changes")
                ? "[]"
                : path.endsWith("cases")
                        ? "{\"caseType\": \"none\", \"recipients\": [{\"residentId\": \"" + ID
                                + "\", \"role\": \"applicant\"}]}"
                        : "{\"status\": \"received\"}";
        for (String role : ROLES) {
            int answer = mvc.perform(MockMvcRequestBuilders.request(
                                    HttpMethod.valueOf(method.strip()),
                                    path.strip().replace("{id}", ID))
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(body)
                            .with(as(role)))
                    .andReturn()
                    .getResponse()
                    .getStatus();

            boolean may = List.of(allowed.split(" ")).contains(role);
            assertThat(answer == 403).as("%s %s as %s", method, path, role).isNotEqualTo(may);
        }
    }

    @Test
    void without_a_token_nothing_is_said() throws Exception {
        mvc.perform(get("/api/v1/cases"))
                .andExpect(status().isUnauthorized())
                .andExpect(jsonPath("$.type").value("urn:stadsbode:problem:token-missing"));
        mvc.perform(post("/api/v1/cases")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .andExpect(status().isUnauthorized());
        mvc.perform(get("/cases")).andExpect(status().is3xxRedirection());
        mvc.perform(get("/actuator/health/readiness")).andExpect(status().isOk());
    }
}
