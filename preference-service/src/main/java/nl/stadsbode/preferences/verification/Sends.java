package nl.stadsbode.preferences.verification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.stadsbode.preferences.contact.Destination;
import nl.stadsbode.preferences.resident.ResidentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How often a resident had something sent, and how often something was sent to a number or address whoever asked; the
 * resident is locked, so that two windows do not count apart.
 */
@Component
public class Sends {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final SentThere sentThere;
    private final VerificationSettings settings;
    private final Clock clock;

    Sends(JdbcClient jdbc, SentThere sentThere, VerificationSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.sentThere = sentThere;
        this.settings = settings;
        this.clock = clock;
    }

    /** In a transaction, which counts what it sends. */
    public Bounds bounds(ResidentId resident, Destination destination) {
        Instant now = clock.instant();
        return heldUntil(resident, now)
                .<Bounds>map(Bounds.Held::new)
                .orElseGet(() -> isHeld(destination, now) ? new Bounds.HeldThere() : new Bounds.Free());
    }

    private Optional<Instant> heldUntil(ResidentId resident, Instant now) {
        List<Instant> sent = jdbc.sql("""
                        select sent_at from sent_on_request where resident_id = ? and sent_at > ? order by sent_at desc
                        """)
                .params(resident.value(), at(now.minus(DAY)))
                .query((row, number) ->
                        row.getObject("sent_at", OffsetDateTime.class).toInstant())
                .list();
        return Stream.of(
                        earliestAfter(sent, 1, settings.again()),
                        earliestAfter(sent, settings.anHour(), HOUR),
                        earliestAfter(sent, settings.aDay(), DAY))
                .flatMap(Optional::stream)
                .filter(now::isBefore)
                .max(Instant::compareTo);
    }

    private boolean isHeld(Destination destination, Instant now) {
        List<Instant> sent = sentThere.since(now.minus(DAY), destination);
        return Stream.of(
                        earliestAfter(sent, settings.thereAnHour(), HOUR),
                        earliestAfter(sent, settings.thereADay(), DAY))
                .flatMap(Optional::stream)
                .anyMatch(now::isBefore);
    }

    /** When the last of so many is so long ago. */
    private static Optional<Instant> earliestAfter(List<Instant> latestFirst, int most, Duration within) {
        return latestFirst.size() < most
                ? Optional.empty()
                : Optional.of(latestFirst.get(most - 1).plus(within));
    }

    public void count(ResidentId resident, Destination destination) {
        Instant now = clock.instant();
        jdbc.sql("insert into sent_on_request (resident_id, sent_at) values (?, ?)")
                .params(resident.value(), at(now))
                .update();
        sentThere.add(destination, now);
    }

    /** @return how many that no bound looks at any more */
    int forgetOld() {
        Instant before = clock.instant().minus(DAY);
        return sentThere.forgetBefore(before)
                + jdbc.sql("delete from sent_on_request where sent_at < ?")
                        .param(at(before))
                        .update();
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
