package nl.stadsbode.notifications.texts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** One YAML file of texts; what is wrong with it is gathered in {@code problems}, so that an editor sees all at once. */
final class TextFile {

    private static final Set<String> STATUS_KEYS = Set.of("headline", "explanation", "ask", "how", "next", "sms");
    private static final Set<String> STATUS_VARIABLES = Variable.alwaysAnd(Variable.ABOUT, Variable.DISAGREE);

    private static final String NATIVE_READER = "nativeReader";
    private static final String REVIEWED = "reviewed";
    private static final String TO_BE_REVIEWED = "to be reviewed";

    private final String name;
    private final Map<String, Object> content;
    private final List<String> problems;

    private TextFile(String name, Map<String, Object> content, List<String> problems) {
        this.name = name;
        this.content = content;
        this.problems = problems;
    }

    static TextFile read(String name, Resource resource, List<String> problems) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (var in = resource.getInputStream()) {
            Object loaded = new Yaml(new SafeConstructor(options)).load(in);
            return new TextFile(name, asMap(loaded), problems);
        } catch (YAMLException e) {
            problems.add(name + ": is not valid YAML: " + e.getMessage());
            return new TextFile(name, Map.of(), new ArrayList<>());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    CommonTexts common() {
        allowOnly("", content.keySet(), Set.of("version", NATIVE_READER, "sentences", "statuses"));
        var written = map("sentences");
        var sentences = new LinkedHashMap<Sentence, Phrase>();
        for (var sentence : Sentence.values()) {
            sentences.put(sentence, phrase(written, "sentences.", sentence.key(), sentence.variables()));
        }
        written.keySet().stream().filter(key -> Sentence.of(key).isEmpty()).forEach(key -> unknown("sentences." + key));
        return new CommonTexts(version(), readByNative(), sentences, statuses());
    }

    CaseTypeTexts caseType() {
        allowOnly("", content.keySet(), Set.of("version", "about", "statuses"));
        return new CaseTypeTexts(version(), phrase(content, "", "about", Variable.alwaysAnd()), statuses());
    }

    private Map<String, StatusText> statuses() {
        var texts = new LinkedHashMap<String, StatusText>();
        map("statuses").forEach((code, value) -> texts.put(code, status("statuses." + code + ".", asMap(value))));
        return texts;
    }

    private StatusText status(String path, Map<String, Object> written) {
        allowOnly(path, written.keySet(), STATUS_KEYS);
        return new StatusText(
                phrase(written, path, "headline", STATUS_VARIABLES),
                phrase(written, path, "explanation", STATUS_VARIABLES),
                optional(written, path, "ask"),
                optional(written, path, "how"),
                optional(written, path, "next"),
                optional(written, path, "sms"));
    }

    private @Nullable Phrase optional(Map<String, Object> written, String path, String key) {
        return written.containsKey(key) ? phrase(written, path, key, STATUS_VARIABLES) : null;
    }

    private Phrase phrase(Map<String, Object> written, String path, String key, Set<String> variables) {
        if (!(written.get(key) instanceof String text) || text.isBlank()) {
            problem(path + key, "is missing");
            return Phrase.of("", variables, ignored -> {});
        }
        return Phrase.of(text.strip(), variables, what -> problem(path + key, what));
    }

    private int version() {
        if (content.get("version") instanceof Integer version && version > 0) {
            return version;
        }
        problem("version", "must be a whole number from 1");
        return 0;
    }

    /** Said where it is not so: a translation that no native reader has reviewed. */
    private boolean readByNative() {
        var said = content.getOrDefault(NATIVE_READER, REVIEWED);
        if (!said.equals(REVIEWED) && !said.equals(TO_BE_REVIEWED)) {
            problem(NATIVE_READER, "must be " + REVIEWED + " or " + TO_BE_REVIEWED);
        }
        return said.equals(REVIEWED);
    }

    private Map<String, Object> map(String key) {
        var value = asMap(content.get(key));
        if (value.isEmpty()) {
            problem(key, "is missing");
        }
        return value;
    }

    private void allowOnly(String path, Set<String> keys, Set<String> allowed) {
        keys.stream().filter(key -> !allowed.contains(key)).forEach(key -> unknown(path + key));
    }

    private void unknown(String key) {
        problem(key, "is not a key that is known here");
    }

    private void problem(String key, String what) {
        problems.add(name + ", " + key + ": " + what);
    }

    private static Map<String, Object> asMap(@Nullable Object value) {
        var copy = new LinkedHashMap<String, Object>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> copy.put(String.valueOf(key), each));
        }
        return copy;
    }
}
