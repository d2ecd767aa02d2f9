package nl.stadsbode.deploy.load.bench;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import nl.stadsbode.deploy.load.stack.Addresses;
import nl.stadsbode.deploy.load.stack.Calls;
import nl.stadsbode.deploy.load.stack.Patience;
import nl.stadsbode.deploy.load.stack.Pause;

/** All measurements, one after the other, in one run. */
public final class Benchmark {

    private static final int RESIDENTS = 2_000;

    private final TownsPeople people;
    private final EndToEnd endToEnd;
    private final String run;
    private final Consumer<String> progress;

    private Benchmark(TownsPeople people, EndToEnd endToEnd, String run, Consumer<String> progress) {
        this.people = people;
        this.endToEnd = endToEnd;
        this.run = run;
        this.progress = progress;
    }

    /** @param environment of the stack, as the launcher writes it */
    public static Benchmark of(Map<String, String> environment, Clock clock, Consumer<String> progress) {
        Addresses addresses = Addresses.from(environment);
        Calls calls = new Calls(addresses, Patience.ofMinutes(5), clock, Pause.REAL);
        Databases databases = new Databases(environment);
        return new Benchmark(
                new TownsPeople(calls, addresses, databases),
                new EndToEnd(databases, new Changes(calls, addresses, clock)),
                "bench-" + clock.millis(),
                progress);
    }

    public void run(int events) {
        List<UUID> residents = people.settle("bench ", RESIDENTS, List.of("sms", "email"));
        Measuring.say(progress, "warm-up");
        endToEnd.drain(run + "-warm", events / 4, residents);
        EndToEnd.Result result = endToEnd.drain(run, events, residents);
        Measuring.say(
                progress,
                "end to end: %d notifications, %.0f/s accepted, %.0f/s published",
                result.notifications(),
                result.perSecond(),
                result.publishedPerSecond());
    }
}
