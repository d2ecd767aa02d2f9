package nl.stadsbode.preferences.topic;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** All topics, read once from {@code topics.json}. */
@Component
public class Topics {

    private static final String FILE = "topics.json";

    private final Map<String, Topic> byCode = new LinkedHashMap<>();

    Topics(JsonMapper json) throws IOException {
        try (InputStream file = new ClassPathResource(FILE).getInputStream()) {
            for (Topic topic : json.readValue(file, new TypeReference<List<Topic>>() {})) {
                if (byCode.put(topic.code(), topic) != null) {
                    throw new IllegalStateException(FILE + " has " + topic.code() + " twice");
                }
            }
        }
    }

    public List<Topic> all() {
        return new ArrayList<>(byCode.values());
    }

    /** What people call it; null for {@link Topic#ANY}. One that is no longer in use is called by its code. */
    public @Nullable String name(String code, String language) {
        if (code.equals(Topic.ANY)) {
            return null;
        }
        Topic topic = byCode.get(code);
        return topic == null ? code : topic.name(language);
    }

    public boolean contains(String code) {
        return byCode.containsKey(code);
    }
}
