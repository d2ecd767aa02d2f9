package nl.stadsbode.cases.catalogue;

import java.util.Locale;

/** What something is called, in Dutch and in English. */
public record Name(String nl, String en) {

    /** The name in the reader's language, Dutch where that is not English. */
    public String in(Locale locale) {
        return locale.getLanguage().equals("en") ? en : nl;
    }
}
