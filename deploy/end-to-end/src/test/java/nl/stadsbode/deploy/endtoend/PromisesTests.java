package nl.stadsbode.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code deploy/promises.md} names tests; what it names is there. */
class PromisesTests {

    /** A class of tests, or a test of any class or of an interface that classes of tests share. */
    private static final Pattern NAMED =
            Pattern.compile("`([A-Z]\\w*Tests?|[A-Z]\\w*(?=\\.[a-z]+_))(?:\\.([a-z_0-9]+))?`");

    @Test
    void every_test_that_holds_a_promise_is_there() throws IOException {
        Path root = root();
        Map<String, String> tests = tests(root);

        List<MatchResult> named = NAMED.matcher(Files.readString(root.resolve("deploy/promises.md")))
                .results()
                .toList();

        assertThat(named).hasSizeGreaterThan(40);
        assertThat(named)
                .filteredOn(name -> !isThere(tests, name.group(1), name.group(2)))
                .extracting(MatchResult::group)
                .isEmpty();
    }

    private static boolean isThere(Map<String, String> tests, String type, String method) {
        String source = tests.get(type);
        return source != null
                && Stream.of("@Test", "@ParameterizedTest", "@Property").anyMatch(source::contains)
                && (method == null || source.contains(" void " + method + "("));
    }

    private static Map<String, String> tests(Path root) throws IOException {
        Map<String, String> tests = new TreeMap<>();
        try (var files = Files.find(
                root,
                20,
                (file, attributes) ->
                        file.toString().endsWith(".java") && file.toString().contains("/src/test/java/"))) {
            for (Path file : files.toList()) {
                tests.merge(file.getFileName().toString().replace(".java", ""), Files.readString(file), String::concat);
            }
        }
        return tests;
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("deploy/promises.md"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
