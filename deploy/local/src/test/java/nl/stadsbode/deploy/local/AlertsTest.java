package nl.stadsbode.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Rules that ring for figures that nobody gives would never ring. */
class AlertsTest {

    private static final Path REPOSITORY = Path.of("../..");
    private static final Pattern FIGURE = Pattern.compile("stadsbode_[a-z_]+");
    private static final Pattern NAMED = Pattern.compile("`(stadsbode\\.[a-z.]+)`");

    @Test
    void each_rule_asks_for_figures_that_the_readme_names() throws IOException {
        Set<String> named = namedInReadme();
        assertThat(named).hasSizeGreaterThan(30);

        Set<String> asked = new TreeSet<>();
        rules().forEach(rule -> FIGURE.matcher(rule.get("expr").toString())
                .results()
                .map(MatchResult::group)
                .forEach(asked::add));

        assertThat(asked).hasSizeGreaterThan(10).isSubsetOf(named);
    }

    @Test
    void each_rule_says_what_to_do_first_and_the_page_of_operators_has_more_of_it() throws IOException {
        String page = Files.readString(REPOSITORY.resolve("deploy/operating.md"));
        for (Map<String, Object> rule : rules()) {
            Map<?, ?> annotations = (Map<?, ?>) rule.get("annotations");
            assertThat(annotations.get("first_step"))
                    .as("%s", rule.get("alert"))
                    .isNotNull();
            assertThat(page).contains("`" + rule.get("alert") + "`");
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rules() throws IOException {
        Map<String, Object> file = new Yaml().load(Files.readString(REPOSITORY.resolve("deploy/alerts.yaml")));
        return ((List<Map<String, Object>>) file.get("groups"))
                .stream()
                        .flatMap(group -> ((List<Map<String, Object>>) group.get("rules")).stream())
                        .toList();
    }

    /** As Prometheus has them, by the rule that stands above the README's table. */
    private static Set<String> namedInReadme() throws IOException {
        return Files.readAllLines(REPOSITORY.resolve("README.md")).stream()
                .filter(line -> line.startsWith("| `stadsbode."))
                .map(line -> line.split(" \\| "))
                .flatMap(cells -> NAMED.matcher(cells[0])
                        .results()
                        .map(name -> name.group(1).replace('.', '_'))
                        .flatMap(name -> inPrometheus(name, cells[1])))
                .collect(Collectors.toSet());
    }

    private static Stream<String> inPrometheus(String name, String type) {
        return switch (type) {
            case "gauge" -> Stream.of(name);
            case "gauge, seconds" -> Stream.of(name + "_seconds");
            case "counter" -> Stream.of(name + "_total");
            case "timer" -> Stream.of("_count", "_sum", "_max", "_bucket").map(end -> name + "_seconds" + end);
            case "summary" -> Stream.of("_count", "_sum", "_max").map(end -> name + end);
            default -> throw new AssertionError("the README names no type " + type);
        };
    }
}
