package nl.stadsbode.notifications.texts;

import org.jspecify.annotations.Nullable;

/**
 * Who a message is for, and how they like to read it.
 *
 * @param name as the resident is addressed, may be empty; untrusted
 * @param largePrint letters in 16 point or more
 * @param easyFont letters and e-mails in a font that is easier to read
 * @param address needed for a letter only
 * @param readsAlongWith name of the resident whose news it is, where it goes to their companion; untrusted
 */
public record Addressee(
        String name,
        Language language,
        boolean largePrint,
        boolean easyFont,
        @Nullable PostalAddress address,
        @Nullable String readsAlongWith) {

    /** One who reads their own news, in the usual font. */
    public Addressee(String name, Language language, boolean largePrint, @Nullable PostalAddress address) {
        this(name, language, largePrint, false, address, null);
    }

    @Override
    public String toString() {
        return "Addressee[" + language.code() + "]"; // never the name or the address
    }
}
