package nl.stadsbode.chassis.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.stadsbode.chassis.page.PageLanguage;
import nl.stadsbode.chassis.page.PageLanguages;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * Each language has every text that a resident's page can show, with the same arguments. Which those are is read from the
 * templates and classes of these pages: a key that they name, and all keys that begin as they begin one.
 */
public abstract class ResidentsLanguages {

    private static final Pattern NAMED = Pattern.compile("[A-Za-z][A-Za-z0-9.-]*");

    /** "U hebt", never "u heeft"; a test message is a "testbericht". */
    public static final Pattern SAID_OTHERWISE =
            Pattern.compile("(?i)\\bheeft u\\b|\\bu ([a-z-]+ ){0,4}heeft\\b|\\bproef|overlijdens");

    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d}");

    /** @return folders or files below {@code src/main} */
    protected abstract List<String> sources();

    /** Whether a key that begins as a resident's does is of a page for staff alone. */
    protected boolean isForStaff(String key) {
        return false;
    }

    /** @return {@code messages} in a service */
    protected String bundle() {
        return "messages";
    }

    @TestFactory
    Stream<DynamicTest> every_text_of_a_residents_page_is_there_with_the_same_arguments() {
        Properties dutch = words("");
        Set<String> needed = needed(dutch.stringPropertyNames());
        assertThat(needed).as("keys of residents' pages").hasSizeGreaterThan(10);
        return PageLanguages.found().all().stream()
                .map(PageLanguage::code)
                .filter(code -> !code.equals("nl"))
                .map(code -> dynamicTest(code, () -> {
                    Properties words = words("_" + code);
                    assertThat(words.stringPropertyNames()).containsAll(needed);
                    assertThat(dutch.stringPropertyNames())
                            .as("no key that there is no more")
                            .containsAll(words.stringPropertyNames());
                    assertThat(words.stringPropertyNames())
                            .allSatisfy(key -> assertThat(arguments(words.getProperty(key)))
                                    .as(key)
                                    .isEqualTo(arguments(dutch.getProperty(key))));
                }));
    }

    @Test
    void dutch_says_one_thing_in_one_way() {
        assertThat(words("").values().stream().map(String::valueOf).filter(SAID_OTHERWISE.asPredicate()))
                .isEmpty();
    }

    private Set<String> needed(Set<String> keys) {
        Set<String> named = sources().stream()
                .map(source -> Path.of("src/main").resolve(source))
                .flatMap(ResidentsLanguages::files)
                .flatMap(ResidentsLanguages::names)
                .collect(Collectors.toSet());
        return keys.stream()
                .filter(key -> !isForStaff(key))
                .filter(key -> named.contains(key)
                        || named.stream().anyMatch(name -> name.endsWith(".") && key.startsWith(name)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> names(Path file) {
        try {
            return NAMED.matcher(Files.readString(file)).results().map(found -> found.group());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(Path path) {
        try (Stream<Path> found = Files.walk(path)) {
            return found.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> arguments(String text) {
        Matcher arguments = ARGUMENT.matcher(text);
        return arguments.results().map(found -> found.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    private Properties words(String suffix) {
        try {
            return PropertiesLoaderUtils.loadProperties(new ClassPathResource(bundle() + suffix + ".properties"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
