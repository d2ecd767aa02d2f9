package nl.stadsbode.deploy.load;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * What the cases, residents and keys of one replay have in common.
 *
 * @param since no event of this run was announced before
 */
record RunName(String value, Instant since) {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    /** The clocks of the services may differ from ours. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(10);

    /** @param given a name that may have been used before, or null */
    static RunName of(@Nullable String given, Clock clock) {
        Instant now = clock.instant();
        return given == null
                ? new RunName(MOMENT.format(now), now.minus(CLOCKS_DIFFER))
                : new RunName(given, Instant.EPOCH);
    }
}
