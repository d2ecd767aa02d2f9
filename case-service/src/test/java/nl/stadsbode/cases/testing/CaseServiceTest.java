package nl.stadsbode.cases.testing;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import nl.stadsbode.chassis.testing.RealServers;
import nl.stadsbode.chassis.testing.RealServersTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.http.MediaType;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A test of the whole service; all of them share one context, one database and one broker. */
@RealServersTest(topics = {"case-status-changed", "delivery-status-changed", "privacy-requested", "privacy-answered"})
@Import(CaseServiceTest.Surroundings.class)
public abstract class CaseServiceTest {

    @TestConfiguration(proxyBeanMethods = false)
    static class Surroundings {

        @Bean
        @Primary
        MovableClock movableClock() {
            return new MovableClock();
        }

        @Bean
        NewsOfDeliveries newsOfDeliveries() {
            return new NewsOfDeliveries(RealServers.started().brokers());
        }

        @Bean
        PublishedEvents publishedEvents() {
            return new PublishedEvents(RealServers.started().brokers(), "case-status-changed");
        }
    }

    protected static final String RESIDENT = "00000000-0000-4000-8000-000000000001";

    @Autowired
    protected MockMvc mvc;

    @Autowired
    protected JsonMapper json;

    @Autowired
    protected MovableClock clock;

    @Autowired
    protected PublishedEvents published;

    protected static RequestPostProcessor as(String role) {
        return jwt().jwt(token -> token.subject("test-" + role).claim("name", "Test " + role))
                .authorities(new SimpleGrantedAuthority("ROLE_" + role));
    }

    protected MockHttpServletRequestBuilder sending(String path, String body) {
        return post(path)
                .with(as("caseworker"))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }

    /** A case of this type with one recipient; its first status is announced at once. */
    protected JsonNode opened(String caseType) throws Exception {
        return opened(caseType, ", \"announce\": \"immediately\"");
    }

    /** A case whose first status waits for its undo time. */
    protected JsonNode openedAndWaiting(String caseType) throws Exception {
        return opened(caseType, "");
    }

    /** Records the next status, announced at once. */
    protected JsonNode changed(JsonNode of, String status) throws Exception {
        return read(
                sending(pathOf(of) + "/statuses", "{\"status\": \"" + status + "\", \"announce\": \"immediately\"}"));
    }

    /** Records the next status, with its undo time. */
    protected JsonNode changedAndWaiting(JsonNode of, String status) throws Exception {
        return read(sending(pathOf(of) + "/statuses", "{\"status\": \"" + status + "\"}"));
    }

    protected JsonNode current(JsonNode of) throws Exception {
        return read(get(pathOf(of)).with(as("caseworker")));
    }

    protected JsonNode read(MockHttpServletRequestBuilder request) throws Exception {
        return json.readTree(mvc.perform(request)
                .andExpect(status().is2xxSuccessful())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8));
    }

    protected static String pathOf(JsonNode of) {
        return "/api/v1/cases/" + idOf(of);
    }

    protected static String idOf(JsonNode of) {
        return of.get("id").asString();
    }

    private JsonNode opened(String caseType, String more) throws Exception {
        return read(sending("/api/v1/cases", """
                {"caseType": "%s", "recipients": [{"residentId": "%s", "role": "applicant"}]%s}
                """.formatted(caseType, RESIDENT, more)));
    }
}
