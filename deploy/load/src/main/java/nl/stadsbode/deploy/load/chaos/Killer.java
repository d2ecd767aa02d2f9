package nl.stadsbode.deploy.load.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import nl.stadsbode.deploy.load.stack.Pause;

/** Kills one process after the other at moments that are not chosen, each in its turn in an order that is not either. */
final class Killer {

    private static final int SHORTEST_MILLIS = 500;
    private static final int LONGEST_MILLIS = 6_000;

    private final List<StackProcess> processes;
    private final Random random;
    private final Pause pause;
    private final Consumer<String> told;
    private final List<StackProcess> turns = new ArrayList<>();
    private final Map<String, Integer> kills = new TreeMap<>();

    Killer(List<StackProcess> processes, Random random, Pause pause, Consumer<String> told) {
        this.processes = processes;
        this.random = random;
        this.pause = pause;
        this.told = told;
    }

    /** So many, one at a time: the next one dies when the one before is back. */
    void kill(int times) {
        for (int i = 0; i < times; i++) {
            pause.of(Duration.ofMillis(random.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS)));
            StackProcess next = next();
            long pid = next.kill();
            kills.merge(next.name(), 1, Integer::sum);
            told.accept(next.name());
            next.awaitSuccessor(pid);
        }
    }

    private StackProcess next() {
        if (turns.isEmpty()) {
            turns.addAll(processes);
            Collections.shuffle(turns, random);
        }
        return turns.removeLast();
    }

    /** By process. */
    Map<String, Integer> kills() {
        return kills;
    }
}
