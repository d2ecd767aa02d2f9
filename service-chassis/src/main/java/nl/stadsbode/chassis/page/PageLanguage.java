package nl.stadsbode.chassis.page;

import java.util.Locale;

/**
 * A language that pages are in.
 *
 * @param code ISO 639-1
 * @param whole whether every page is in it; else the residents' pages are, and what they lack is Dutch
 */
public record PageLanguage(String code, boolean whole) {

    /** Its own name, as its readers write it: Türkçe, العربية. */
    public String name() {
        String name = locale().getDisplayLanguage(locale());
        int first = name.offsetByCodePoints(0, 1);
        return name.substring(0, first).toUpperCase(locale()) + name.substring(first);
    }

    /** {@code rtl} where its own name runs from right to left, else {@code ltr}. */
    public String direction() {
        return switch (Character.getDirectionality(name().codePointAt(0))) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> "rtl";
            default -> "ltr";
        };
    }

    Locale locale() {
        return Locale.of(code);
    }
}
