package nl.stadsbode.chassis.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.stadsbode.chassis.events.Envelope;
import nl.stadsbode.chassis.inbox.ReceivedEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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

    public Path sample(String schema, String name) {
        return folder.resolve("samples").resolve(schema).resolve(name + ".json");
    }

    /** A sample as it would arrive; its key is a field of its data. */
    public static ReceivedEvent received(Path sample, String type, String keyField, JsonMapper json) {
        byte[] data = bytes(sample);
        JsonNode fields = json.readTree(data);
        String key = fields.required(keyField).asString();
        Envelope envelope = new Envelope(
                UUID.nameUUIDFromBytes(data),
                "urn:nld:oin:00000000000000000000:systeem:samples",
                type,
                key,
                Instant.parse("2026-11-23T20:00:00Z"),
                fields.path("version").asLong(1),
                "urn:stadsbode:schema:" + sample.getParent().getFileName(),
                null);
        return new ReceivedEvent(envelope, key, data);
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

    public static byte[] bytes(Path file) {
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
