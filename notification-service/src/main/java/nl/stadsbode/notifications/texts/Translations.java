package nl.stadsbode.notifications.texts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Whether everything that is said in one of the complete languages is said in all of those, and whether what another language
 * has a file for is said there as in Dutch.
 */
final class Translations {

    private Translations() {}

    static List<String> missing(
            Map<Language, CommonTexts> common, Map<Language, Map<String, CaseTypeTexts>> caseTypes) {
        var keys = new LinkedHashMap<Language, TreeSet<String>>();
        common.forEach((language, texts) ->
                keys.computeIfAbsent(language, any -> new TreeSet<>()).addAll(keys("common", texts.statuses())));
        caseTypes.forEach((language, byCode) -> byCode.forEach((code, texts) ->
                keys.computeIfAbsent(language, any -> new TreeSet<>()).addAll(keys(code, texts.statuses()))));
        var all = new TreeSet<String>();
        keys.values().forEach(all::addAll);
        var missing = new ArrayList<String>();
        keys.forEach((language, present) -> all.stream()
                .filter(key -> !present.contains(key))
                .filter(key -> Language.COMPLETE.contains(language) || hasFile(caseTypes, language, key))
                .forEach(key -> missing.add(language.code() + "/" + key + ": is missing, another language has it")));
        return missing;
    }

    private static boolean hasFile(Map<Language, Map<String, CaseTypeTexts>> caseTypes, Language language, String key) {
        var file = key.substring(0, key.indexOf(".yaml"));
        return file.equals(Library.COMMON)
                || Objects.requireNonNull(caseTypes.get(language)).containsKey(file);
    }

    private static List<String> keys(String file, Map<String, StatusText> statuses) {
        var keys = new ArrayList<String>();
        statuses.forEach((code, text) -> {
            var key = file + ".yaml, statuses." + code;
            keys.add(key);
            if (text.ask() != null) {
                keys.add(key + ".ask");
            }
            if (text.how() != null) {
                keys.add(key + ".how");
            }
            if (text.next() != null) {
                keys.add(key + ".next");
            }
            if (text.sms() != null) {
                keys.add(key + ".sms");
            }
        });
        return keys;
    }
}
