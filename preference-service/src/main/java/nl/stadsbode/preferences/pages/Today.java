package nl.stadsbode.preferences.pages;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Which day it is in the municipality. */
@Component
class Today {

    private final ZoneId zone;
    private final Clock clock;

    Today(@Value("${stadsbode.pages.zone:Europe/Amsterdam}") ZoneId zone, Clock clock) {
        this.zone = zone;
        this.clock = clock;
    }

    LocalDate date() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    LocalDate plusDays(long days) {
        return date().plusDays(days);
    }

    /** The day, if it is later than today. */
    @Nullable
    LocalDate stillComing(@Nullable LocalDate day) {
        return day != null && day.isAfter(date()) ? day : null;
    }
}
