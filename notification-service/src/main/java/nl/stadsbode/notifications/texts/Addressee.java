package nl.stadsbode.notifications.texts;

import org.jspecify.annotations.Nullable;

/**
 * Who a message is for, and how they like to read it.
 *
 * @param name as the resident is addressed, may be empty; untrusted
 * @param largePrint letters in 16 point or more
 * @param address needed for a letter only
 */
public record Addressee(
        String name,
        Language language,
        boolean largePrint,
        @Nullable PostalAddress address) {

    @Override
    public String toString() {
        return "Addressee[" + language.code() + "]"; // never the name or the address
    }
}
