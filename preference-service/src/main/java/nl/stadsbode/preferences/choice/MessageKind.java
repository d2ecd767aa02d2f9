package nl.stadsbode.preferences.choice;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import nl.stadsbode.preferences.contact.Flawed;

/** The kinds of message that a resident chooses for apart. */
public enum MessageKind {
    /** News about a case. */
    SERVICE,
    /** Has legal weight or a term: always reaches the resident, by letter at least. */
    OFFICIAL;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Flawed when there is no such kind */
    @JsonCreator
    public static MessageKind of(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new Flawed("kind", "unknown-kind", "Use service or official."));
    }
}
