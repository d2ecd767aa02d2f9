package nl.stadsbode.notifications.residents;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Hours in which a resident is not disturbed by a phone; they may run past midnight. */
public record QuietHours(LocalTime from, LocalTime until) {

    /** The moment itself, or the end of the quiet hours it falls in. */
    public Instant next(Instant moment, ZoneId zone) {
        ZonedDateTime local = moment.atZone(zone);
        LocalTime time = local.toLocalTime();
        if (!contains(time)) {
            return moment;
        }
        // where the clock goes back the hours go on until the second of two such times
        ZonedDateTime end = local.toLocalDate().atTime(until).atZone(zone).withLaterOffsetAtOverlap();
        return (end.isAfter(local)
                        ? end
                        : local.toLocalDate().plusDays(1).atTime(until).atZone(zone))
                .toInstant();
    }

    private boolean contains(LocalTime time) {
        return from.isBefore(until)
                ? !time.isBefore(from) && time.isBefore(until)
                : !from.equals(until) && (!time.isBefore(from) || time.isBefore(until));
    }
}
