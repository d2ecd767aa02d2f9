package nl.stadsbode.cases.casework;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** What is believable of when something occurred. */
@Component
public class Times {

    private final Clock clock;
    private final CaseSettings settings;

    Times(Clock clock, CaseSettings settings) {
        this.clock = clock;
        this.settings = settings;
    }

    public boolean inFuture(Instant occurredAt) {
        return occurredAt.isAfter(clock.instant().plus(settings.clockTolerance()));
    }
}
