package nl.stadsbode.deploy.load.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads a mapping:
 *
 * <pre>
 * caseType: environmental-permit
 * transitions: [complete]          # may be left out
 * activities:
 *   Confirmation of receipt: received
 * </pre>
 */
final class MappingFile {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Set<String> PARTS = Set.of("caseType", "transitions", "activities");
    private static final Set<String> COMPLETE = Set.of("complete");

    private final String file;
    private final List<String> mistakes = new ArrayList<>();

    private MappingFile(String file) {
        this.file = file;
    }

    /** @throws InvalidMapping with all that is wrong */
    static ActivityMapping read(String file, String text) {
        return new MappingFile(file).read(text);
    }

    private ActivityMapping read(String text) {
        JsonNode root = parse(text);
        root.propertyNames().stream()
                .filter(name -> !PARTS.contains(name))
                .forEach(
                        name -> mistakes.add("there is no part '" + name + "'; use caseType, transitions, activities"));
        String caseType = root.path("caseType").asString("").strip();
        if (caseType.isEmpty()) {
            mistakes.add("caseType is missing: the code of a case type in the catalogue");
        }
        Map<String, String> statuses = statuses(root.path("activities"));
        Set<String> transitions = transitions(root.path("transitions"));
        refuseIfWrong();
        return new ActivityMapping(file, caseType, Map.copyOf(statuses), transitions);
    }

    private JsonNode parse(String text) {
        try {
            JsonNode root = YAML.readTree(text);
            if (!root.isObject()) {
                mistakes.add("it must have caseType and activities");
                refuseIfWrong();
            }
            return root;
        } catch (JacksonException malformed) {
            mistakes.add("line " + malformed.getLocation().getLineNr() + ": " + malformed.getOriginalMessage());
            throw new InvalidMapping(file, mistakes);
        }
    }

    private Map<String, String> statuses(JsonNode activities) {
        Map<String, String> statuses = new LinkedHashMap<>();
        if (!activities.isObject() || activities.isEmpty()) {
            mistakes.add("activities is missing: lines of the form 'name of the activity: code of the status'");
        }
        activities.properties().forEach(entry -> {
            String status = entry.getValue().asString("").strip();
            if (!entry.getValue().isString() || status.isEmpty()) {
                mistakes.add("activity '" + entry.getKey() + "' has no status; leave it out if it is none");
            }
            statuses.put(entry.getKey().strip(), status);
        });
        return statuses;
    }

    private Set<String> transitions(JsonNode given) {
        if (given.isMissingNode()) {
            return COMPLETE;
        }
        Set<String> transitions = new LinkedHashSet<>();
        given.values().forEach(each -> transitions.add(each.asString("").strip()));
        if (!given.isArray() || transitions.isEmpty()) {
            mistakes.add("transitions must be a list, as in [complete]");
        }
        return Set.copyOf(transitions);
    }

    private void refuseIfWrong() {
        if (!mistakes.isEmpty()) {
            throw new InvalidMapping(file, mistakes);
        }
    }
}
