package nl.stadsbode.notifications.texts;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;

/** All texts in all languages, read and checked once. */
final class Library {

    static final String COMMON = "common";

    private final Map<Language, CommonTexts> common;
    private final Map<Language, Map<String, CaseTypeTexts>> caseTypes;

    private Library(Map<Language, CommonTexts> common, Map<Language, Map<String, CaseTypeTexts>> caseTypes) {
        this.common = common;
        this.caseTypes = caseTypes;
    }

    /**
     * @param location a folder as Spring names it, with a slash at its end
     * @throws InvalidTexts naming each file and key that is wrong
     */
    static Library in(String location) {
        var problems = new ArrayList<String>();
        var common = new LinkedHashMap<Language, CommonTexts>();
        var caseTypes = new LinkedHashMap<Language, Map<String, CaseTypeTexts>>();
        for (var language : Language.in(location)) {
            var files = files(location, language, problems);
            var commonFile = files.remove(COMMON);
            if (commonFile == null) {
                problems.add(language.code() + "/common.yaml: is missing");
            } else {
                common.put(language, commonFile.common());
            }
            var texts = new TreeMap<String, CaseTypeTexts>();
            files.forEach((code, file) -> texts.put(code, file.caseType()));
            caseTypes.put(language, texts);
        }
        problems.addAll(Translations.missing(common, caseTypes));
        if (!problems.isEmpty()) {
            throw new InvalidTexts(problems);
        }
        return new Library(common, caseTypes);
    }

    /** Those that there are texts in, Dutch first. */
    List<Language> languages() {
        return List.copyOf(common.keySet());
    }

    /** This language, or Dutch where there are no texts in it. */
    Language known(Language language) {
        return common.containsKey(language) ? language : Language.NL;
    }

    CommonTexts common(Language language) {
        return Objects.requireNonNull(common.get(language));
    }

    @Nullable
    CaseTypeTexts caseType(Language language, String code) {
        return Objects.requireNonNull(caseTypes.get(language)).get(code);
    }

    /**
     * The case type's own text for a status, else the one that case types share, else none. A language that has no file for
     * the case type shares what Dutch shares, and has none where Dutch has one of its own.
     */
    @Nullable
    StatusText status(Language language, String caseType, String status) {
        var own = caseType(language, caseType);
        var holding = own == null ? caseType(Language.NL, caseType) : own;
        if (holding == null) {
            return null;
        }
        var text = holding.statuses().get(status);
        return text == null ? common(language).statuses().get(status) : own == null ? null : text;
    }

    Set<String> caseTypes() {
        return Objects.requireNonNull(caseTypes.get(Language.NL)).keySet();
    }

    private static Map<String, TextFile> files(String location, Language language, List<String> problems) {
        var files = new TreeMap<String, TextFile>();
        for (var resource : resources(location + language.code() + "/*.yaml")) {
            var fileName = Objects.requireNonNull(resource.getFilename());
            var code = fileName.substring(0, fileName.length() - ".yaml".length());
            files.put(code, TextFile.read(language.code() + "/" + fileName, resource, problems));
        }
        return files;
    }

    private static List<Resource> resources(String pattern) {
        ResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
        try {
            return List.of(resolver.getResources(pattern));
        } catch (FileNotFoundException e) {
            return List.of(); // the folder of a language is not there: its common.yaml is then reported
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + pattern, e);
        }
    }
}
