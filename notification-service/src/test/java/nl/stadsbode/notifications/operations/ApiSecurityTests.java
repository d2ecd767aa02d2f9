package nl.stadsbode.notifications.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

class ApiSecurityTests extends OperationsTest {

    private static final List<String> ROLES = List.of("resident", "caseworker", "contact", "editor", "operator");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    GET  | /api/v1/notifications              | contact operator
                    GET  | /api/v1/notifications/{id}         | contact operator
                    GET  | /api/v1/notifications/{id}/content | contact operator
                    POST | /api/v1/notifications/{id}/retry   | operator
                    POST | /api/v1/notifications/{id}/cancel  | operator
                    POST | /api/v1/notifications/retry        | operator
                    GET  | /api/v1/channels                   | operator
                    POST | /api/v1/channels/email/pause       | operator
                    POST | /api/v1/channels/email/resume      | operator
                    GET  | /api/v1/figures                    | operator
                    GET  | /api/v1/dead-events                | operator
                    """)
    void each_role_may_do_its_own(String method, String path, String allowed) throws Exception {
        String address = path.replace("{id}", UUID.randomUUID().toString());
        mvc.perform(MockMvcRequestBuilders.request(HttpMethod.valueOf(method), address))
                .andExpect(status().isUnauthorized())
                .andExpect(jsonPath("$.type").value("urn:stadsbode:problem:token-missing"));
        for (String role : ROLES) {
            int answer = mvc.perform(MockMvcRequestBuilders.request(HttpMethod.valueOf(method), address)
                            .with(as(role)))
                    .andReturn()
                    .getResponse()
                    .getStatus();

            boolean may = List.of(allowed.split(" ")).contains(role);
            assertThat(answer == 403).as("%s %s as %s", method, path, role).isNotEqualTo(may);
        }
    }
}
