package nl.stadsbode.cases.catalogue;

import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** One case type, as a file tells it. Whatever is wrong in it is named with its key. */
final class CatalogueFile {

    private static final Set<String> CASE_TYPE_KEYS = Set.of("code", "topic", "name", "statuses");
    private static final Set<String> STATUS_KEYS = Set.of(
            "code",
            "name",
            "initial",
            "residentsAreTold",
            "kind",
            "urgent",
            "sensitivity",
            "reactionWithinDays",
            "isFinal",
            "next");

    private CatalogueFile() {}

    static CaseType read(String file, InputStream yaml) {
        Entry entry = Entry.of(file, "", parse(file, yaml));
        entry.allowOnly(CASE_TYPE_KEYS);
        String code = entry.code("code");
        if (!file.equals(code + ".yaml")) {
            throw entry.invalid("code", "must be the name of the file");
        }
        List<Entry> statuses = entry.entries("statuses");
        CaseType caseType = new CaseType(
                code,
                entry.code("topic"),
                entry.name("name"),
                statuses.stream().map(CatalogueFile::status).toList());
        requireDifferentCodes(statuses, caseType);
        new StatusGraph(caseType, entry, statuses).requireSound();
        return caseType;
    }

    private static Object parse(String file, InputStream yaml) {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        try {
            return new Yaml(new SafeConstructor(strict)).load(yaml);
        } catch (YAMLException unreadable) {
            throw new InvalidCatalogue(file, "(file)", "cannot be read: " + unreadable.getMessage());
        }
    }

    private static StatusType status(Entry entry) {
        entry.allowOnly(STATUS_KEYS);
        StatusType status = new StatusType(
                entry.code("code"),
                entry.name("name"),
                entry.flag("initial"),
                entry.flag("residentsAreTold"),
                entry.oneOf("kind", Map.of("service", MessageKind.SERVICE, "official", MessageKind.OFFICIAL)),
                entry.flag("urgent"),
                entry.oneOf("sensitivity", Map.of("normal", Sensitivity.NORMAL, "sensitive", Sensitivity.SENSITIVE)),
                entry.daysOrNone("reactionWithinDays"),
                entry.flag("isFinal"),
                entry.texts("next"));
        if (status.reactionWithinDays() != null && !status.residentsAreTold()) {
            throw entry.invalid("reactionWithinDays", "is of no use: residents are not told of this status");
        }
        if (status.isFinal() && !status.next().isEmpty()) {
            throw entry.invalid("next", "must be empty: the status is final");
        }
        return status;
    }

    private static void requireDifferentCodes(List<Entry> entries, CaseType caseType) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            String code = caseType.statuses().get(i).code();
            if (!seen.add(code)) {
                throw entries.get(i).invalid("code", "'" + code + "' is there twice");
            }
        }
    }
}
