package nl.stadsbode.chassis.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a service ships of its promises: schemas, and for each a folder of samples with the schema's name. */
public final class Contracts {

    private static final String SCHEMA = ".schema.json";

    private final Path folder;

    private Contracts(Path folder) {
        this.folder = folder;
    }

    /** Those of the service whose tests run. */
    public static Contracts ours() {
        return new Contracts(Path.of("src/main/resources/contracts"));
    }

    /** Those of another service in this repository. Consumers read the producer's samples, and need not build it. */
    public static Contracts of(String service) {
        return new Contracts(Path.of("..", service, "src/main/resources/contracts"));
    }

    public List<String> schemas() {
        return list(folder)
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(SCHEMA))
                .map(name -> name.substring(0, name.length() - SCHEMA.length()))
                .toList();
    }

    /** At least one; each file is one message's data. */
    public List<Path> samples(String schema) {
        List<Path> samples =
                list(folder.resolve("samples").resolve(schema)).sorted().toList();
        assertThat(samples).as("samples of %s", schema).isNotEmpty();
        return samples;
    }

    /** The bytes of one sample, as they would come from the broker. */
    public byte[] sample(String schema, String name) {
        return bytes(folder.resolve("samples").resolve(schema).resolve(name + ".json"));
    }

    /** With {@code format} asserted, and not only noted. */
    public void assertConforms(String schema, JsonNode data) {
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        String rules = new String(bytes(file(schema + SCHEMA)), StandardCharsets.UTF_8);
        assertThat(registry.getSchema(rules)
                        .validate(
                                data,
                                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .as("%s: %s", schema, data)
                .isEmpty();
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
