package nl.stadsbode.preferences.resident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import nl.stadsbode.preferences.contact.Flawed;

/** A language that messages are written in. */
public enum Language {
    NL,
    EN;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Flawed when messages are not written in it */
    @JsonCreator
    public static Language of(String code) {
        return Arrays.stream(values())
                .filter(language -> language.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new Flawed("language", "unknown-language", "Use nl or en."));
    }
}
