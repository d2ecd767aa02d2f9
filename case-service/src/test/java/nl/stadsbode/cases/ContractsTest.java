package nl.stadsbode.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nl.stadsbode.cases.catalogue.Catalogue;
import nl.stadsbode.cases.catalogue.StatusType;
import nl.stadsbode.cases.testing.CaseServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;

/** What this service promises others, and that it keeps to it. */
class ContractsTest extends CaseServiceTest {

    private static final Path CONTRACTS = Path.of("src/main/resources/contracts");

    @Autowired
    Catalogue catalogue;

    @Test
    void what_is_published_conforms_to_the_schema_for_every_status_of_the_catalogue() throws Exception {
        for (var caseType : catalogue.all()) {
            for (StatusType status : caseType.statuses()) {
                assertConforms(publishedOf(caseType.code(), status.code()));
            }
        }
    }

    @Test
    void a_correction_with_a_note_conforms_to_the_schema() throws Exception {
        var opened = opened("passport");
        read(sending(
                pathOf(opened) + "/statuses/" + idOf(opened.get("statuses").get(0)) + "/corrections",
                "{\"status\": \"requested\", \"note\": \"Excuus\", \"announce\": \"immediately\"}"));

        assertConforms(json.readTree(published.of(idOf(opened), 2).get(1).value()));
    }

    @Test
    void the_samples_conform_to_the_schema() throws IOException {
        try (Stream<Path> samples = Files.list(CONTRACTS.resolve("samples/case-status-changed"))) {
            List<Path> all = samples.toList();
            assertThat(all).hasSizeGreaterThanOrEqualTo(5);
            for (Path sample : all) {
                assertConforms(json.readTree(Files.readString(sample)));
            }
        }
    }

    @Test
    void schemas_and_asyncapi_are_served_to_everyone() throws Exception {
        for (String name :
                List.of("case-status-changed.schema.json", "asyncapi.yaml", "samples/case-status-changed/new.json")) {
            mvc.perform(get("/contracts/" + name)).andExpect(status().isOk());
        }
    }

    /** With {@code -Dcontracts.write} it writes the file instead. */
    @Test
    void the_openapi_in_the_repository_is_the_one_that_is_served() throws Exception {
        String served = json.writerWithDefaultPrettyPrinter()
                        .writeValueAsString(json.readTree(mvc.perform(get("/v3/api-docs"))
                                .andExpect(status().isOk())
                                .andReturn()
                                .getResponse()
                                .getContentAsString(StandardCharsets.UTF_8)))
                + "\n";
        Path file = CONTRACTS.resolve("openapi.json");
        if (System.getProperty("contracts.write") != null) {
            Files.writeString(file, served);
        }

        assertThat(served.lines().toList())
                .as("run this test once with -Dcontracts.write and look at what changed")
                .isEqualTo(Files.readAllLines(file));
    }

    private JsonNode publishedOf(String caseType, String status) throws Exception {
        var results = read(sending("/api/v1/status-changes", """
                        [{"externalReference": "contract-%1$s-%2$s", "caseType": "%1$s", "statusCode": "%2$s",
                          "occurredAt": "2026-11-01T09:00:00+01:00",
                          "recipients": [{"residentId": "%3$s", "role": "applicant"}]}]
                        """.formatted(caseType, status, RESIDENT)));
        String caseId = results.get("results").get(0).get("caseId").asString();
        return json.readTree(published.of(caseId, 1).getFirst().value());
    }

    private static void assertConforms(JsonNode data) throws IOException {
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        try (var file = new ClassPathResource("contracts/case-status-changed.schema.json").getInputStream()) {
            assertThat(registry.getSchema(file)
                            .validate(
                                    data,
                                    context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                    .isEmpty();
        }
    }
}
