package nl.stadsbode.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class TopicsTest {

    private static final List<String> SERVICES = List.of("case-service", "preference-service", "notification-service");

    @Test
    void the_contracts_of_those_who_publish_say_how_each_topic_is_set_up() throws IOException {
        Map<String, Map<String, String>> said = new HashMap<>();
        for (String service : SERVICES) {
            Map<String, Object> contract = contract(service);
            Map<String, Object> channels = map(contract, "channels");
            for (Object operation : map(contract, "operations").values()) {
                if ("send".equals(asMap(operation).get("action"))) {
                    String reference = (String) map(asMap(operation), "channel").get("$ref");
                    Map<String, Object> channel = map(channels, reference.substring("#/channels/".length()));
                    String topic = (String) channel.get("address");
                    Map<String, Object> kafka = map(map(channel, "bindings"), "kafka");

                    assertThat(kafka).as("%s of the %s", topic, service).containsEntry("partitions", Topics.PARTITIONS);
                    Map<String, String> settings = settings(map(kafka, "topicConfiguration"));
                    assertThat(said.getOrDefault(topic, settings))
                            .as("%s, as another service publishes it", topic)
                            .isEqualTo(settings);
                    said.put(topic, settings);
                }
            }
        }

        assertThat(said).isEqualTo(Topics.SETTINGS);
    }

    private static Map<String, Object> contract(String service) throws IOException {
        Path file = Path.of("../..", service, "src/main/resources/contracts/asyncapi.yaml");
        return new Yaml().load(Files.readString(file));
    }

    private static Map<String, String> settings(Map<String, Object> configuration) {
        return configuration.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> text(each.getValue())));
    }

    private static String text(Object value) {
        return value instanceof List<?> several
                ? several.stream().map(String::valueOf).collect(Collectors.joining(","))
                : String.valueOf(value);
    }

    private static Map<String, Object> map(Map<String, Object> in, String name) {
        Object found = in.get(name);
        assertThat(found).as(name).isNotNull();
        return asMap(found);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(Object value) {
        return (Map<String, Object>) value;
    }
}
