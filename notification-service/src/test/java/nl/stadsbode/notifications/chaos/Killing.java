package nl.stadsbode.notifications.chaos;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import nl.stadsbode.chassis.encryption.EncryptionAutoConfiguration;
import nl.stadsbode.chassis.encryption.PersonalData;
import nl.stadsbode.notifications.texts.TextSettings;
import nl.stadsbode.notifications.texts.Texts;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets the service die so many times, each time at a point between two steps, and judges in the end. The points are those
 * that a life without death comes to; it goes round over them, so that each has its turn. A seed repeats the choice of
 * points and of changes, not how the threads of a life interleave.
 */
final class Killing {

    private static final int CHANGES_A_LIFE = 6;
    private static final int MOST_BEFORE_IT = 150;
    private static final int LATEST_TIME = 6;
    private static final int LIVES_LEARNT = 10;
    private static final Duration PATIENCE = Duration.ofMillis(350);
    /** For the first death in a step: some come seldom, and every step is to have one. */
    private static final Duration PATIENCE_FOR_A_STEP = Duration.ofSeconds(3);

    private static final Duration STILL_LIVES_AFTER = Duration.ofSeconds(30);
    private static final Duration COMES_TO_REST_WITHIN = Duration.ofSeconds(180);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(30);
    private static final long LOOK_MILLIS = 100;

    private final Clock clock = Clock.systemUTC();
    private final World world = new World();
    private final Providers providers = new Providers(clock);
    private final JdbcClient jdbc = JdbcClient.create(world.database());
    private final Rest rest = new Rest(jdbc);
    private final Missing missing = new Missing(jdbc);
    private final Texts texts = new Texts(
            new Binder(new MapConfigurationPropertySource(Map.of()))
                    .bindOrCreate("stadsbode.texts", TextSettings.class),
            clock);
    private final Random random;
    private final Feed feed;
    private final BiConsumer<Integer, String> progress;
    private final Map<String, Integer> kills = new TreeMap<>();
    /** With how often a life comes to each, about. */
    private final Map<Point, Integer> known = new HashMap<>();

    private final Set<Point> hit = new HashSet<>();
    private final List<Thread> ending = new ArrayList<>();

    Killing(long seed, BiConsumer<Integer, String> progress) {
        this.random = new Random(seed);
        this.feed = new Feed(world, random, personalData(), clock);
        this.progress = progress;
    }

    Report kill(int times) throws SQLException, InterruptedException {
        var before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
            if (!(thrown instanceof Killed) && before != null) {
                before.uncaughtException(thread, thrown);
            }
        });
        try (Complaints complaints = new Complaints();
                Hours hours = Hours.passing(jdbc)) {
            learn(hours);
            die(times);
            List<String> unfinished = comeToRest(hours);
            LifecycleTopic told = LifecycleTopic.read(world.brokers());
            return new Judging(Aftermath.read(jdbc), providers, feed, missing, hours.reminded())
                    .report(kills, hit.size(), known.size(), unfinished, told, complaints.all());
        } finally {
            awaitTheirEnd();
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    private void end(Running running) {
        ending.removeIf(ended -> !ended.isAlive());
        ending.add(running.end());
    }

    /** So that no thread of a life that is over learns of it when others' tests wait for something. */
    private void awaitTheirEnd() throws InterruptedException {
        long until = System.nanoTime() + ENDS_WITHIN.toNanos();
        for (Thread each : ending) {
            each.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
        }
    }

    /** One life in peace, to know the points there are. */
    private void learn(Hours hours) throws SQLException, InterruptedException {
        Running running = start(point -> false);
        for (int batch = 0; batch < LIVES_LEARNT; batch++) {
            feed.more(CHANGES_A_LIFE);
        }
        feed.everyoneIsKnown();
        awaitEveryStep(running.life());
        awaitRest(hours);
        missing.areContent(false);
        hours.remindOfNothing(false);
        running.life().passed().forEach((point, times) -> known.put(point, times / LIVES_LEARNT));
        end(running);
    }

    private static void awaitEveryStep(Life life) throws InterruptedException {
        long until = System.nanoTime() + COMES_TO_REST_WITHIN.toNanos();
        while (life.passed().keySet().stream().map(Point::step).distinct().count() < Step.values().length
                && System.nanoTime() < until) {
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private void die(int times) throws SQLException, InterruptedException {
        Deque<Point> turns = new ArrayDeque<>();
        long begun = System.nanoTime();
        for (int kill = 0; kill < times; kill++) {
            if (turns.isEmpty()) {
                turns.addAll(turns());
            }
            if (rest.backlog(feed.changes().size()) < MOST_BEFORE_IT) {
                feed.more(CHANGES_A_LIFE);
            }
            Point turn = turns.remove();
            int latest = Math.clamp(known.getOrDefault(turn, 1), 1, LATEST_TIME);
            Point died = dieAt(
                    new Doom(turn, 1 + random.nextInt(latest)),
                    kills.containsKey(turn.step().toString()) ? PATIENCE : PATIENCE_FOR_A_STEP);
            kills.merge(died.step().toString(), 1, Integer::sum);
            hit.add(died);
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
            progress.accept(kill + 1, "after %d s; the last in %s".formatted(seconds, died));
        }
    }

    /** Each point once, in any order, but of each step one after another: so that few kills come to all steps. */
    private List<Point> turns() {
        Map<Step, List<Point>> bySteps = new EnumMap<>(Step.class);
        known.keySet().stream()
                .sorted(Comparator.comparing(Point::toString))
                .forEach(point -> bySteps.computeIfAbsent(point.step(), first -> new ArrayList<>())
                        .add(point));
        bySteps.values().forEach(points -> Collections.shuffle(points, random));
        List<Point> turns = new ArrayList<>();
        while (turns.size() < known.size()) {
            bySteps.values().stream()
                    .filter(points -> !points.isEmpty())
                    .forEach(points -> turns.add(points.removeLast()));
        }
        return turns;
    }

    private Running start(Predicate<Point> isTheEnd) {
        return Running.start(world, providers, texts, missing, isTheEnd);
    }

    private Point dieAt(Doom doom, Duration patience) throws InterruptedException {
        Running running = start(doom);
        if (!running.life().awaitEnd(patience.toMillis())) {
            doom.anywhereBut(hit);
            if (!running.life().awaitEnd(PATIENCE.toMillis())) {
                doom.anywhere();
            }
        }
        if (!running.life().awaitEnd(STILL_LIVES_AFTER.toMillis())) {
            throw new IllegalStateException("a life did nothing any more, and so could not end");
        }
        running.life().passed().keySet().forEach(point -> known.putIfAbsent(point, 1));
        end(running);
        Point died = running.life().diedAt();
        if (died == null) {
            throw new IllegalStateException("a life ended, and nobody knows where");
        }
        return died;
    }

    private List<String> comeToRest(Hours hours) throws SQLException, InterruptedException {
        feed.everyoneIsKnown();
        Running last = start(point -> false);
        List<String> unfinished = awaitRest(hours);
        end(last);
        return unfinished;
    }

    private List<String> awaitRest(Hours hours) throws InterruptedException {
        missing.areContent(true);
        hours.remindOfNothing(true);
        long until = System.nanoTime() + COMES_TO_REST_WITHIN.toNanos();
        List<String> unfinished = unfinished();
        while (!unfinished.isEmpty() && System.nanoTime() < until) {
            Thread.sleep(LOOK_MILLIS);
            unfinished = unfinished();
        }
        return unfinished;
    }

    private List<String> unfinished() {
        List<String> unfinished =
                rest.unfinished(feed.changes().size(), feed.requests().size());
        return !unfinished.isEmpty() || providers.receiptsNotAcknowledged(1).isEmpty()
                ? unfinished
                : List.of("receipts that the service did not acknowledge");
    }

    private PersonalData personalData() {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("chaos", world.settings()));
            context.register(EncryptionAutoConfiguration.class);
            context.refresh();
            return context.getBean(PersonalData.class);
        }
    }
}
