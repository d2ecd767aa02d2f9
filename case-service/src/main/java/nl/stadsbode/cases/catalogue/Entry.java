package nl.stadsbode.cases.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A map in a catalogue file, read strictly.
 *
 * @param place where it stands, such as {@code statuses[2]}; empty for the whole file
 */
record Entry(String file, String place, Map<?, ?> values) {

    static Entry of(String file, String place, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return new Entry(file, place, map);
        }
        throw new InvalidCatalogue(file, place.isEmpty() ? "(file)" : place, "must be a map of keys");
    }

    void allowOnly(Set<String> keys) {
        for (Object key : values.keySet()) {
            if (!keys.contains(String.valueOf(key))) {
                throw invalid(
                        String.valueOf(key),
                        "is an unknown key; known are " + keys.stream().sorted().toList());
            }
        }
    }

    String text(String key) {
        return switch (values.get(key)) {
            case String text when !text.isBlank() -> text;
            case null -> throw invalid(key, "is missing");
            default -> throw invalid(key, "must be text that is not blank");
        };
    }

    String code(String key) {
        String code = text(key);
        if (!code.matches("[a-z][a-z0-9-]{0,62}")) {
            throw invalid(key, "must be a code of lower-case letters, digits and hyphens");
        }
        return code;
    }

    boolean flag(String key) {
        return switch (values.get(key)) {
            case Boolean flag -> flag;
            case null -> throw invalid(key, "is missing");
            default -> throw invalid(key, "must be true or false");
        };
    }

    <T> T oneOf(String key, Map<String, T> choices) {
        T chosen = choices.get(text(key));
        if (chosen == null) {
            throw invalid(
                    key, "must be one of " + choices.keySet().stream().sorted().toList());
        }
        return chosen;
    }

    @Nullable
    Integer daysOrNone(String key) {
        return switch (values.get(key)) {
            case null -> null;
            case Integer days when days > 0 -> days;
            default -> throw invalid(key, "must be a whole number of days above 0");
        };
    }

    Name name(String key) {
        if (values.get(key) == null) {
            throw invalid(key, "is missing");
        }
        Entry name = Entry.of(file, path(key), values.get(key));
        name.allowOnly(Set.of("nl", "en"));
        return new Name(name.text("nl"), name.text("en"));
    }

    List<Entry> entries(String key) {
        List<Entry> entries = new ArrayList<>();
        for (Object value : list(key)) {
            entries.add(Entry.of(file, path(key) + "[" + entries.size() + "]", value));
        }
        return entries;
    }

    List<String> texts(String key) {
        return list(key).stream().map(String::valueOf).toList();
    }

    InvalidCatalogue invalid(String key, String problem) {
        return new InvalidCatalogue(file, path(key), problem);
    }

    private List<?> list(String key) {
        return switch (values.get(key)) {
            case List<?> list -> list;
            case null -> throw invalid(key, "is missing");
            default -> throw invalid(key, "must be a list");
        };
    }

    private String path(String key) {
        return place.isEmpty() ? key : place + "." + key;
    }
}
