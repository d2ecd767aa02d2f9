package nl.stadsbode.chassis.testing;

import static org.assertj.core.api.Assertions.assertThat;
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
        mvc.perform(get("/contracts/asyncapi.yaml")).andExpect(status().isOk());
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
    default void the_openapi_in_the_repository_is_the_one_that_is_served(
            @Autowired MockMvc mvc, @Autowired JsonMapper json) throws Exception {
        String served = json.writerWithDefaultPrettyPrinter()
                        .writeValueAsString(json.readTree(mvc.perform(get("/v3/api-docs"))
                                .andExpect(status().isOk())
                                .andReturn()
                                .getResponse()
                                .getContentAsString(StandardCharsets.UTF_8)))
                + "\n";
        Path file = OURS.file("openapi.json");
        if (System.getProperty("contracts.write") != null) {
            Files.writeString(file, served);
        }

        assertThat(served.lines().toList())
                .as("run this test once with -Dcontracts.write and look at what changed")
                .isEqualTo(Files.readAllLines(file));
    }
}
