package nl.stadsbode.chassis.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/** Dates and times as the reader writes them. */
public final class Moments {

    private final ZoneId zone;
    private final Clock clock;

    Moments(ZoneId zone, Clock clock) {
        this.zone = zone;
        this.clock = clock;
    }

    /** 23 november 2026 om 14:05; for "today" the time alone would do, but a date is never wrong. */
    public String full(@Nullable Instant moment) {
        return moment == null ? "" : formatter("d MMMM yyyy, HH:mm").format(moment);
    }

    /** 14:05; with its date, where that is not today's. */
    public String time(Instant moment) {
        boolean today = LocalDate.ofInstant(moment, zone).equals(LocalDate.ofInstant(clock.instant(), zone));
        return today ? formatter("HH:mm").format(moment) : full(moment);
    }

    /** 23 nov 14:05:09 */
    public String brief(@Nullable Instant moment) {
        return moment == null ? "" : formatter("d MMM HH:mm:ss").format(moment);
    }

    /** The day of a moment. */
    public String day(Instant moment) {
        return date(LocalDate.ofInstant(moment, zone));
    }

    public String date(@Nullable LocalDate date) {
        return date == null
                ? ""
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(LocaleContextHolder.getLocale())
                        .format(date);
    }

    /** Age in the largest whole unit: 12 s, 3 min, 5 h, 2 d. */
    public String age(@Nullable Instant since) {
        if (since == null) {
            return "–";
        }
        Duration age = Duration.between(since, clock.instant());
        if (age.toDays() > 0) {
            return age.toDays() + " d";
        }
        if (age.toHours() > 0) {
            return age.toHours() + " h";
        }
        return age.toMinutes() > 0 ? age.toMinutes() + " min" : Math.max(0, age.toSeconds()) + " s";
    }

    private DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, LocaleContextHolder.getLocale())
                .withZone(zone);
    }
}
