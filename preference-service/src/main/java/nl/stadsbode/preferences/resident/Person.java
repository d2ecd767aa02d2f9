package nl.stadsbode.preferences.resident;

import nl.stadsbode.preferences.contact.Flawed;
import org.jspecify.annotations.Nullable;

/**
 * What a resident is called. Masks itself in {@code toString}.
 *
 * @param salutation how letters begin, when it is not the usual one
 */
public record Person(String name, @Nullable String salutation) {

    private static final int LONGEST = 120;

    /** @throws Flawed when there is no name, or one that cannot be printed */
    public static Person of(@Nullable String name, @Nullable String salutation) {
        String called = name == null ? "" : name.strip();
        if (called.isEmpty() || unprintable(called)) {
            throw new Flawed("name", "no-name", "Give the name, of at most 120 characters.");
        }
        String addressed = salutation == null || salutation.isBlank() ? null : salutation.strip();
        if (addressed != null && unprintable(addressed)) {
            throw new Flawed("salutation", "not-a-salutation", "Give a salutation of at most 120 characters.");
        }
        return new Person(called, addressed);
    }

    public String masked() {
        return name.substring(0, name.offsetByCodePoints(0, 1)) + "••••";
    }

    @Override
    public String toString() {
        return masked();
    }

    private static boolean unprintable(String text) {
        return text.length() > LONGEST
                || text.codePoints()
                        .anyMatch(point ->
                                Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE);
    }
}
