package nl.stadsbode.deploy.load.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

    public Figures run(Size size) {
        Measuring.say(progress, "Residents settle …");
        List<UUID> residents = people.settle("bench ", RESIDENTS, List.of("sms", "email"));
        List<UUID> byLetter = people.settle("bench letter ", LETTER_RESIDENTS, List.of("letter"));
        Measuring.say(progress, "Warming up …");
        endToEnd.drain(run + "-warm", size.events() / 3, residents);
        endToEnd.drain(run + "-warm-letters", LETTER_RESIDENTS, byLetter);
        Measuring.say(progress, "End to end, %d status changes …", size.events());
        EndToEnd.Result drained = endToEnd.drain(run + "-drain", size.events(), residents);
        Floor.Event event = lastEvent();
        Measuring.say(progress, "%.0f/s. The floor …", drained.perSecond());
        double byHand = floor.endToEnd(size.events(), event);
        Measuring.say(progress, "%.0f/s. The outbox …", byHand);
        double outboxByHand = floor.outbox(size.outboxEvents(), event);
        double relayed = outbox.drain(size.outboxEvents(), event);
        Measuring.say(progress, "%.0f/s, %.0f/s by hand. Letters …", relayed, outboxByHand);
        double letters =
                endToEnd.drain(run + "-letters", size.letters(), byLetter).perSecond();
        Measuring.say(progress, "%.0f/s. Latency at %d/s …", letters, RATE);
        latency.at(RATE / 4, Duration.ofSeconds(15), run + "-steady-warm", residents);
        Latency.Result steady = latency.at(RATE, size.steady(), run + "-steady", residents);
        return new Figures(
                size.events(),
                byHand,
                drained.perSecond(),
                drained.publishedPerSecond() / byHand,
                relayed,
                outboxByHand,
                letters,
                RATE,
                new Figures.LatencyMillis(steady.p50(), steady.p99(), steady.max()),
                memory.ofServices());
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
