package nl.stadsbode.preferences;

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
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;

/** What this service promises others, and that it keeps to it. */
class ContractsTests extends ServiceTest {

    private static final Path CONTRACTS = Path.of("src/main/resources/contracts");

    @Test
    void published_events_conform_to_the_schema() throws Exception {
        List<UUID> residents = List.of(
                aResident(), aResident("{\"name\": \"Nobody To Reach\", \"quietHours\": null}"), aResident("""
                        {"name": "Abroad", "salutation": "Dear A", "language": "en", "largePrint": true,
                         "address": {"country": "BE", "lines": ["Meir 1"]}}
                        """));

        for (UUID resident : residents) {
            var event = published.about(resident, 1).getFirst();
            assertConforms("resident-preferences", data(event));
            assertConforms("resident-preferences.contact", contactIn(event));
        }
    }

    @Test
    void the_samples_conform_to_their_schemas() throws IOException {
        try (Stream<Path> samples = Files.list(CONTRACTS.resolve("samples"))) {
            for (Path sample : samples.toList()) {
                String name = sample.getFileName().toString();
                String schema = name.startsWith("resident-preferences.contact")
                        ? "resident-preferences.contact"
                        : name.substring(0, name.indexOf('.'));
                assertConforms(schema, json.readTree(Files.readString(sample)));
            }
        }
    }

    @Test
    void schemas_and_asyncapi_are_served_to_everyone() throws Exception {
        for (String name :
                List.of("resident-preferences.schema.json", "message-requested.schema.json", "asyncapi.yaml")) {
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

    private static void assertConforms(String schema, JsonNode data) throws IOException {
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        try (var file = new ClassPathResource("contracts/" + schema + ".schema.json").getInputStream()) {
            assertThat(registry.getSchema(file).validate(data)).isEmpty();
        }
    }
}
