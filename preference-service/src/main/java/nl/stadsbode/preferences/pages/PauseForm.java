package nl.stadsbode.preferences.pages;

import java.time.DateTimeException;
import java.time.LocalDate;
import nl.stadsbode.preferences.contact.Flawed;
import org.jspecify.annotations.Nullable;

/**
 * A pause as a form sends it.
 *
 * @param until ISO 8601 day, as the browser's date field writes it; blank: no pause
 * @param version that the reader of the form saw
 */
record PauseForm(@Nullable String until, long version) {

    /** Longer than any summer holiday. */
    static final int MOST_DAYS = 92;

    static PauseForm of(@Nullable LocalDate until, LocalDate today, long version) {
        return new PauseForm(until == null || !until.isAfter(today) ? "" : until.toString(), version);
    }

    PauseForm on(long current) {
        return new PauseForm(until, current);
    }

    /** @throws Flawed when it is no day, not a later one, or too far away */
    @Nullable
    LocalDate day(LocalDate today) {
        if (until == null || until.isBlank()) {
            return null;
        }
        LocalDate day = parsed(until.strip());
        if (!day.isAfter(today) || day.isAfter(today.plusDays(MOST_DAYS))) {
            throw new Flawed("until", "not-such-a-pause", "Choose a day after today, at most three months away.");
        }
        return day;
    }

    private static LocalDate parsed(String written) {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeException malformed) {
            throw new Flawed("until", "not-a-day", "Write the day as 2026-12-20.");
        }
    }
}
