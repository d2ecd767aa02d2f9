package nl.stadsbode.deploy.load.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import nl.stadsbode.deploy.load.stack.Addresses;
import nl.stadsbode.deploy.load.stack.Calls;
import nl.stadsbode.deploy.load.stack.Patience;
import nl.stadsbode.deploy.load.stack.Pause;

/** All measurements, one after the other, in one run, on a stack whose carriers are those of a rehearsal. */
public final class Benchmark {

    private static final int RESIDENTS = 2_000;
    private static final int LETTER_RESIDENTS = 50;
    private static final int RATE = 200;

    /**
     * How much is measured.
     *
     * @param events status changes of the end-to-end measurement, of which a part before it warms up
     * @param outboxEvents so many that a relay's pause before it takes up its shard does not count
     */
    public record Size(int events, int outboxEvents, int letters, Duration steady) {
        public static final Size FULL = new Size(100_000, 200_000, 500, Duration.ofSeconds(60));
        public static final Size QUICK = new Size(30_000, 100_000, 200, Duration.ofSeconds(20));
    }

    private final TownsPeople people;
    private final EndToEnd endToEnd;
    private final Latency latency;
    private final OutboxDrain outbox;
    private final Floor floor;
    private final Databases databases;
    private final Memory memory;
    private final String run;
    private final Consumer<String> progress;

    private Benchmark(Map<String, String> environment, Clock clock, Consumer<String> progress) {
        Addresses addresses = Addresses.from(environment);
        Calls calls = new Calls(addresses, Patience.ofMinutes(5), clock, Pause.REAL);
        Changes changes = new Changes(calls, addresses, clock);
        this.run = "bench-" + clock.millis();
        this.databases = new Databases(environment);
        this.people = new TownsPeople(calls, addresses, databases);
        this.endToEnd = new EndToEnd(databases, changes, clock);
        this.latency = new Latency(databases, changes, clock);
        this.outbox = new OutboxDrain(databases);
        this.floor = new Floor(databases, environment, run);
        this.memory = new Memory(environment);
        this.progress = progress;
    }

    /** @param environment of the stack, as the launcher writes it */
    public static Benchmark of(Map<String, String> environment, Clock clock, Consumer<String> progress) {
        return new Benchmark(environment, clock, progress);
    }

    /** Measures the parts asked for; the floor and the outbox need an event that was planned before them. */
    public Figures run(Size size, Set<Part> parts) {
        Measuring.say(progress, "Residents settle …");
        List<UUID> residents = people.settle("bench ", RESIDENTS, List.of("sms", "email"));
        List<UUID> byLetter = people.settle("bench letter ", LETTER_RESIDENTS, List.of("letter"));
        Measuring.say(progress, "Warming up …");
        endToEnd.drain(run + "-warm", size.events() / 3, residents);
        endToEnd.drain(run + "-warm-letters", LETTER_RESIDENTS, byLetter);
        Measured figures = new Measured();
        for (Part part : parts) {
            Measuring.say(progress, "%s …", part.words());
            measure(part, size, figures, residents, byLetter);
        }
        return figures.with(memory.ofServices());
    }

    private void measure(Part part, Size size, Measured figures, List<UUID> residents, List<UUID> byLetter) {
        switch (part) {
            case END_TO_END -> figures.endToEnd = endToEnd.drain(run + "-drain", size.events(), residents);
            case FLOOR -> figures.floor = floor.endToEnd(size.events(), lastEvent());
            case OUTBOX -> {
                figures.outboxByHand = floor.outbox(size.outboxEvents(), lastEvent());
                figures.outbox = outbox.drain(size.outboxEvents(), lastEvent());
            }
            case LETTERS ->
                figures.letters = endToEnd.drain(run + "-letters", size.letters(), byLetter)
                        .perSecond();
            case LATENCY -> {
                latency.at(RATE / 4, Duration.ofSeconds(15), run + "-steady-warm", residents);
                figures.latency = latency.at(RATE, size.steady(), run + "-steady", residents);
            }
        }
    }

    /** One that was really planned: the floor writes as many bytes. */
    private Floor.Event lastEvent() {
        try (Connection notifications = databases.connect("notifications")) {
            return new Floor.Event(
                    Databases.text(notifications, "select change::text from notification order by id desc limit 1"));
        } catch (SQLException failed) {
            throw new Measuring.Failed("an event to write by hand", failed);
        }
    }
}
