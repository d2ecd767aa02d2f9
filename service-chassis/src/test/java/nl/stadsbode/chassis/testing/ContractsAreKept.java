package nl.stadsbode.chassis.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.json.JsonMapper;

/**
 * What every service keeps of its contracts. A {@link RealServersTest} implements it, and adds that what it publishes
 * conforms.
 */
public interface ContractsAreKept {

    Contracts OURS = Contracts.ours();

    @Test
    default void every_schema_has_samples_that_conform_to_it(@Autowired JsonMapper json) {
        for (String schema : OURS.schemas()) {
            for (Path sample : OURS.samples(schema)) {
                OURS.assertConforms(schema, json.readTree(Contracts.bytes(sample)));
            }
        }
    }

    @Test
    default void schemas_samples_and_asyncapi_are_served_to_everyone(@Autowired MockMvc mvc) throws Exception {
        for (String document : new String[] {"asyncapi.yaml", "openapi.json"}) {
            mvc.perform(get("/contracts/" + document)).andExpect(status().isOk());
        }
        for (String schema : OURS.schemas()) {
            mvc.perform(get("/contracts/{schema}.schema.json", schema)).andExpect(status().isOk());
            for (Path sample : OURS.samples(schema)) {
                mvc.perform(get("/contracts/samples/{schema}/{name}", schema, sample.getFileName()))
                        .andExpect(status().isOk());
            }
        }
    }

    /** With {@code -Dcontracts.write} it writes the file instead. */
    @Test
    default void the_openapi_that_is_served_is_that_of_the_code(@Autowired MockMvc mvc, @Autowired JsonMapper json)
            throws Exception {
        String ofTheCode = json.writerWithDefaultPrettyPrinter()
                        .writeValueAsString(
                                json.readTree(mvc.perform(get("/v3/api-docs").with(user("tester")))
                                        .andExpect(status().isOk())
                                        .andReturn()
                                        .getResponse()
                                        .getContentAsString(StandardCharsets.UTF_8)))
                + "\n";
        Path file = OURS.file("openapi.json");
        if (System.getProperty("contracts.write") != null) {
            Files.writeString(file, ofTheCode);
        }

        assertThat(ofTheCode.lines().toList())
                .as("run this test once with -Dcontracts.write and look at what changed")
                .isEqualTo(Files.readAllLines(file));
    }
}
