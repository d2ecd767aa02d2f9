package nl.stadsbode.deploy.load.sending;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import nl.stadsbode.deploy.load.people.Resident;
import nl.stadsbode.deploy.load.stack.Pause;

/**
 * Residents whose preferences are entered a while after their case's first event was accepted: until then they are told
 * nothing, and nothing may be lost. For one thread.
 */
final class LateResidents {

    private static final Duration AFTER = Duration.ofSeconds(2);
    /** Beyond it the oldest are entered early, still after their first event. */
    private static final int MOST_WAITING = 5_000;

    private record Waiting(Resident resident, Instant until) {}

    private final Residents residents;
    private final Clock clock;
    private final Pause pause;
    private final Deque<Waiting> waiting = new ArrayDeque<>();

    LateResidents(Residents residents, Clock clock, Pause pause) {
        this.residents = residents;
        this.clock = clock;
        this.pause = pause;
    }

    /** To be called when the first event has been accepted. */
    void add(List<Resident> late) {
        late.forEach(
                resident -> waiting.add(new Waiting(resident, clock.instant().plus(AFTER))));
    }

    /** Enters those whose time has come. */
    void storeDue() {
        List<Resident> due = new ArrayList<>();
        Instant now = clock.instant();
        while (!waiting.isEmpty() && (!waiting.getFirst().until().isAfter(now) || waiting.size() > MOST_WAITING)) {
            due.add(waiting.removeFirst().resident());
        }
        residents.store(due);
    }

    /** Enters all of them, each in their time. */
    void finish() {
        while (!waiting.isEmpty()) {
            Duration rest = Duration.between(clock.instant(), waiting.getFirst().until());
            if (rest.isPositive()) {
                pause.of(rest);
            }
            storeDue();
        }
    }
}
