package nl.stadsbode.notifications.texts;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A language that residents can choose. */
public enum Language {
    NL("nl", Locale.forLanguageTag("nl-NL")),
    EN("en", Locale.UK);

    private final String code;
    private final DateTimeFormatter date;

    Language(String code, Locale locale) {
        this.code = code;
        this.date = DateTimeFormatter.ofPattern("d MMMM yyyy", locale);
    }

    /** The ISO 639-1 code: {@code nl}, {@code en}. */
    public String code() {
        return code;
    }

    /** The language with this code; Dutch for a code that we have no texts for. */
    public static Language of(String code) {
        for (var language : values()) {
            if (language.code.equals(code)) {
                return language;
            }
        }
        return NL;
    }

    String write(LocalDate day) {
        return date.format(day);
    }
}
