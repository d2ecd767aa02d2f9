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
import java.util.stream.Stream;
import nl.stadsbode.deploy.load.stack.Addresses;
import nl.stadsbode.deploy.load.stack.Calls;
import nl.stadsbode.deploy.load.stack.Patience;
import nl.stadsbode.deploy.load.stack.Pause;

/** All measurements, one after the other, in one run, on a stack whose carriers are those of a rehearsal. */
public final class Benchmark implements AutoCloseable {

    private static final int RESIDENTS = 2_000;
    private static final int LETTER_RESIDENTS = 50;
    private static final List<Integer> RATES = List.of(50, 100, 200);

    /**
     * How much is measured.
     *
     * @param events status changes of the end-to-end measurement
     * @param warmUpEvents so many before it: what the JVM compiles meanwhile is not measured
     * @param outboxEvents so many that a relay's pause before it takes up its shard does not count
     * @param letters half as many warm up
     * @param warmUp how long single changes are made as fast as they are taken, before the latency is measured
     * @param steady how long each steady rate lasts
     * @param pulse changes of the pulse
     * @param rowsThere numbers of notifications that are there before the same load
     */
    public record Size(
            int events,
            int warmUpEvents,
            int outboxEvents,
            int letters,
            Duration warmUp,
            Duration steady,
            int pulse,
            List<Integer> rowsThere) {
        public static final Size FULL = new Size(
                100_000,
                200_000,
                200_000,
                2_000,
                Duration.ofSeconds(120),
                Duration.ofSeconds(60),
                500_000,
                List.of(10_000, 100_000, 1_000_000));
        public static final Size QUICK = new Size(
                10_000,
                10_000,
                50_000,
                60,
                Duration.ofSeconds(8),
                Duration.ofSeconds(5),
                50_000,
                List.of(10_000, 50_000));
    }

    private final TownsPeople people;
    private final EndToEnd endToEnd;
    private final Latency latency;
    private final OutboxDrain outbox;
    private final Floor floor;
    private final Databases databases;
    private final Services services;
    private final Pulse pulse;
    private final Growth growth;
    private final Isolation isolation;
    private final Quiet quiet;
    private final Clock clock;
    private final String run;
    private final Consumer<String> progress;
    private List<UUID> residents = List.of();
    private List<UUID> byLetter = List.of();

    private Benchmark(Map<String, String> environment, Clock clock, Consumer<String> progress) {
        Addresses addresses = Addresses.from(environment);
        Calls calls = new Calls(addresses, Patience.ofMinutes(5), clock, Pause.REAL);
        Changes changes = new Changes(calls, addresses, clock);
        String brokers = environment.getOrDefault("STADSBODE_KAFKA", "127.0.0.1:19092");
        this.clock = clock;
        this.run = "bench-" + clock.millis();
        this.databases = new Databases(environment);
        this.people = new TownsPeople(calls, addresses, databases);
        this.endToEnd = new EndToEnd(databases, changes, clock);
        this.latency = new Latency(databases, changes, clock);
        this.outbox = new OutboxDrain(databases, brokers, run);
        this.floor = new Floor(databases, brokers, run);
        this.services = new Services(environment);
        this.pulse = new Pulse(databases, changes, calls, addresses, clock);
        this.quiet = new Quiet(databases);
        this.growth = new Growth(databases, endToEnd, quiet, progress);
        this.isolation = new Isolation(databases, changes, services, calls, addresses, clock);
        this.progress = progress;
    }

    /** @param environment of the stack, as the launcher writes it */
    public static Benchmark of(Map<String, String> environment, Clock clock, Consumer<String> progress) {
        return new Benchmark(environment, clock, progress);
    }

    /** Measures the parts asked for, in their order. */
    public Figures run(Size size, Set<Part> parts) {
        Measuring.say(progress, "Residents settle …");
        residents = people.settle("bench ", RESIDENTS, List.of("sms", "email"));
        byLetter = people.settle("bench letter ", LETTER_RESIDENTS, List.of("letter"));
        Measuring.say(progress, "Warming up …");
        endToEnd.drain(run + "-warm", size.warmUpEvents(), residents);
        Measured figures = new Measured();
        measure(parts.stream().filter(part -> !part.startsServices()), size, figures);
        Map<String, Long> memory = services.memoryMiB();
        measure(parts.stream().filter(Part::startsServices), size, figures);
        return figures.with(size, databases.areInHugePages(), memory);
    }

    private void measure(Stream<Part> parts, Size size, Measured figures) {
        parts.forEach(part -> {
            Measuring.say(progress, "%s …", part.words());
            measure(part, size, figures);
        });
    }

    /**
     * What is done for the first time is done once unmeasured: the JVM compiles it. And what comes after work by hand goes
     * on unmeasured first: its databases end with a checkpoint, after which PostgreSQL logs each page whole once.
     */
    private void measure(Part part, Size size, Measured figures) {
        switch (part) {
            case END_TO_END -> {
                floor.endToEnd(size.events(), lastEvent());
                floor.keepingAll(size.events() / 2, lastEvent());
                double before = floor.endToEnd(size.events(), lastEvent());
                double keepingAllBefore = floor.keepingAll(size.events(), lastEvent());
                drained("after-a-checkpoint", size.events() / 3, residents);
                quiet.await();
                figures.endToEnd = endToEnd.drain(run + "-drain", size.events(), residents);
                double after = floor.endToEnd(size.events(), lastEvent());
                double keepingAllAfter = floor.keepingAll(size.events(), lastEvent());
                figures.floor = (before + after) / 2;
                figures.floorKeepingAll = (keepingAllBefore + keepingAllAfter) / 2;
                Measuring.say(
                        progress,
                        "  %.0f/s, by hand %.0f and %.0f/s, with all that is kept %.0f and %.0f/s",
                        figures.endToEnd.perSecond(),
                        before,
                        after,
                        keepingAllBefore,
                        keepingAllAfter);
            }
            case OUTBOX -> {
                floor.outbox(size.outboxEvents() / 2, lastEvent());
                figures.outboxByHand = floor.outbox(size.outboxEvents(), lastEvent());
                outbox.drain(size.outboxEvents() / 2, lastEvent());
                figures.outbox = outbox.drain(size.outboxEvents(), lastEvent());
            }
            case LETTERS -> {
                drained("letters-warm", size.letters() / 2, byLetter);
                figures.letters = drained("letters", size.letters(), byLetter);
            }
            case LATENCY -> {
                latency.warm(size.warmUp(), run + "-steady-warm", residents);
                for (int rate : RATES) {
                    quiet.await();
                    figures.latencies.add(latency.at(steady(rate, size.steady()), run + "-steady-" + rate, residents));
                }
                quiet.await();
                figures.latencyByHand = floor.steady(
                        steady(RATES.getLast(), size.steady().dividedBy(2)),
                        steady(RATES.getLast(), size.steady()),
                        lastEvent());
            }
            case PULSE -> {
                drained("before-the-pulse", size.events() / 3, residents);
                quiet.await();
                figures.pulseEvents = size.pulse();
                Duration told = pulse.toldWithin(run + "-pulse", size.pulse(), residents);
                figures.pulseSeconds = told.toMillis() / 1_000.0;
            }
            case GROWTH -> {
                figures.growth = growth.perSecond(run, size.rowsThere(), residents);
                floor.keepingAll(size.events() / 2, lastEvent());
                figures.growthByHand = growth.perSecondByHand(floor, lastEvent(), size.rowsThere());
            }
            case REAL_CARRIERS -> {
                services.restart(Services.NOTIFICATIONS, Services.REAL_CARRIERS);
                drained("real-warm", size.events() / 3, residents);
                figures.realCarriers = drained("real", size.events() / 3, residents);
            }
            case ISOLATION -> {
                List<UUID> mostlyByEmail = people.settle("bench mostly by e-mail ", RESIDENTS, Isolation.channels());
                Isolation.Result result = isolation.measure(run + "-isolation", size.events() / 3, mostlyByEmail);
                figures.isolation = result.ratio();
                Measuring.say(progress, "  %.0f/s, beside a silent one %.0f/s", result.well(), result.broken());
            }
            case START_UP -> {
                quiet.await();
                figures.starts = services.starts();
            }
        }
    }

    private SteadyRate steady(int rate, Duration lasting) {
        return new SteadyRate(rate, lasting, clock);
    }

    private double drained(String what, int count, List<UUID> to) {
        return endToEnd.drain(run + "-" + what, count, to).perSecond();
    }

    @Override
    public void close() {
        services.close();
    }

    /** One that was really planned: the floor writes as many bytes. */
    private Floor.Event lastEvent() {
        try (Connection notifications = databases.connect("notifications")) {
            return new Floor.Event(
                    Databases.text(notifications, "select change::text from notification order by id desc limit 1"),
                    (int) Databases.number(notifications, """
                            select avg(octet_length(sealed))::integer
                            from (select sealed from content order by delivery_id desc limit 1000) as newest
                            """));
        } catch (SQLException failed) {
            throw new Measuring.Failed("an event to write by hand", failed);
        }
    }
}
