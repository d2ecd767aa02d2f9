package nl.stadsbode.preferences.verification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.stadsbode.preferences.resident.ResidentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How often a resident had something sent; the resident is locked, so that two windows do not count apart. */
@Component
public class Sends {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final VerificationSettings settings;
    private final Clock clock;

    Sends(JdbcClient jdbc, VerificationSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** @return until when nothing more may be sent; empty where it may be sent now */
    public Optional<Instant> heldUntil(ResidentId resident) {
        Instant now = clock.instant();
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

    /** When the last of so many is so long ago. */
    private static Optional<Instant> earliestAfter(List<Instant> latestFirst, int most, Duration within) {
        return latestFirst.size() < most
                ? Optional.empty()
                : Optional.of(latestFirst.get(most - 1).plus(within));
    }

    public void count(ResidentId resident) {
        jdbc.sql("insert into sent_on_request (resident_id, sent_at) values (?, ?)")
                .params(resident.value(), at(clock.instant()))
                .update();
    }

    /** @return how many that no bound looks at any more */
    int forgetOld() {
        return jdbc.sql("delete from sent_on_request where sent_at < ?")
                .param(at(clock.instant().minus(DAY)))
                .update();
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
