package nl.stadsbode.deploy.load.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Holds a mapping against the catalogue of the case-service, before anything is sent. */
public final class CheckingMapping {

    private CheckingMapping() {}

    /**
     * @param caseTypes what the case-service answers to {@code GET /api/v1/case-types}
     * @throws InvalidMapping when it names a case type or a status that is not there
     */
    public static void check(ActivityMapping mapping, JsonNode caseTypes) {
        List<String> known = new ArrayList<>();
        for (JsonNode caseType : caseTypes.path("caseTypes")) {
            String code = caseType.path("code").asString("");
            known.add(code);
            if (code.equals(mapping.caseType())) {
                checkStatuses(mapping, caseType);
                return;
            }
        }
        throw new InvalidMapping(
                mapping.file(),
                List.of("there is no case type '%s'; there are %s"
                        .formatted(mapping.caseType(), String.join(", ", known))));
    }

    private static void checkStatuses(ActivityMapping mapping, JsonNode caseType) {
        TreeSet<String> known = new TreeSet<>();
        caseType.path("statuses")
                .forEach(status -> known.add(status.path("code").asString("")));
        List<String> mistakes = new TreeSet<>(mapping.statuses().values())
                .stream()
                        .filter(status -> !known.contains(status))
                        .map(status -> "%s has no status '%s'; it has %s"
                                .formatted(mapping.caseType(), status, String.join(", ", known)))
                        .toList();
        if (!mistakes.isEmpty()) {
            throw new InvalidMapping(mapping.file(), mistakes);
        }
    }
}
