package nl.stadsbode.preferences.resident;

import java.util.Set;
import nl.stadsbode.preferences.contact.Flawed;
import org.jspecify.annotations.Nullable;

/**
 * How messages are written and when they may come.
 *
 * @param easyFont in a font that is easier to read, on paper and on screen
 * @param quietHours null: at any hour
 * @param gatherHours for how many hours news of one case is gathered into one message; 0: each comes at once. What is
 *     official or urgent is never held
 */
public record Settings(
        Language language,
        boolean largePrint,
        boolean easyFont,
        @Nullable QuietHours quietHours,
        int gatherHours) {

    /** What can be chosen: at once, some hours, a day. */
    private static final Set<Integer> GATHERED = Set.of(0, 4, 24);

    /** @throws Flawed when news cannot be gathered for so long */
    public Settings {
        if (!GATHERED.contains(gatherHours)) {
            throw new Flawed("gatherHours", "unknown-gathering", "Use 0, 4 or 24.");
        }
    }

    /** The same, read otherwise. */
    public Settings read(boolean inLargePrint, boolean inEasyFont) {
        return new Settings(language, inLargePrint, inEasyFont, quietHours, gatherHours);
    }
}
