package nl.stadsbode.preferences.topic;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

/**
 * What a message can be about.
 *
 * @param code as case types name it
 * @param name by language, {@code nl} and {@code en}
 */
@Schema(name = "Topic")
public record Topic(String code, Map<String, String> name) {

    /** Every topic without its own choice. */
    public static final String ANY = "*";

    public Topic {
        if (!code.matches("[a-z][a-z-]{1,40}") || !name.containsKey("nl") || !name.containsKey("en")) {
            throw new IllegalArgumentException("topic " + code + " needs a code and names in nl and en");
        }
        name = Map.copyOf(name);
    }

    /** The name in a language, Dutch where there is none. */
    public String name(String language) {
        return name.getOrDefault(language, name.getOrDefault("nl", code));
    }
}
