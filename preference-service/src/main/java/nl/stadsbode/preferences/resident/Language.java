package nl.stadsbode.preferences.resident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.stream.Collectors;
import nl.stadsbode.chassis.page.PageLanguage;
import nl.stadsbode.chassis.page.PageLanguages;
import nl.stadsbode.preferences.contact.Flawed;

/**
 * A language that messages are written in: each that these pages are in.
 *
 * @param code ISO 639-1
 */
public record Language(String code) {

    public static final Language NL = new Language("nl");

    private static final PageLanguages KNOWN = PageLanguages.found();

    @JsonValue
    @Override
    public String code() {
        return code;
    }

    /** @throws Flawed when messages are not written in it */
    @JsonCreator
    public static Language of(String code) {
        if (!KNOWN.has(code)) {
            throw new Flawed(
                    "language",
                    "unknown-language",
                    KNOWN.all().stream().map(PageLanguage::code).collect(Collectors.joining(", ", "Use one of ", ".")));
        }
        return new Language(code);
    }

    /** As it was chosen once, though its files may be gone since: whoever writes it then writes Dutch. */
    static Language stored(String code) {
        return new Language(code);
    }
}
