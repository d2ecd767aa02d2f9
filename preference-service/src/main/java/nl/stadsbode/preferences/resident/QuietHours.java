package nl.stadsbode.preferences.resident;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import nl.stadsbode.preferences.contact.Digits;
import nl.stadsbode.preferences.contact.Flawed;
import org.jspecify.annotations.Nullable;

/**
 * When a resident is left alone, but for what is urgent; in the municipality's time zone, past midnight when {@code from}
 * is later than {@code until}.
 */
public record QuietHours(LocalTime from, LocalTime until) {

    public static final QuietHours USUAL = new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0));

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm");

    public QuietHours {
        if (from.equals(until)) {
            throw new Flawed("", "no-quiet-hours", "From and until are the same. Give null for no quiet hours.");
        }
    }

    /** @throws Flawed when one is missing or no time of day, as in {@code 21:00} */
    public static QuietHours of(@Nullable String from, @Nullable String until) {
        Flaws flaws = new Flaws();
        LocalTime begin = flaws.read("", () -> time("from", from));
        LocalTime end = flaws.read("", () -> time("until", until));
        flaws.refuseIfAny();
        return new QuietHours(Objects.requireNonNull(begin), Objects.requireNonNull(end));
    }

    public String fromText() {
        return MINUTES.format(from);
    }

    public String untilText() {
        return MINUTES.format(until);
    }

    private static LocalTime time(String field, @Nullable String written) {
        try {
            return LocalTime.parse(written == null ? "" : Digits.latin(written), MINUTES);
        } catch (DateTimeException malformed) {
            throw new Flawed(field, "not-a-time", "Write the time as 21:00.");
        }
    }
}
