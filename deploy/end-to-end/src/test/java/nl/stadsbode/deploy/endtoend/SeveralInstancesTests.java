package nl.stadsbode.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import nl.stadsbode.deploy.local.Options;
import nl.stadsbode.deploy.local.ServerProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;

/**
 * Two of each service and three brokers, of which one after the other is lost under load: each time the others go on
 * without it, and in the end nothing is lost, told twice or out of order. Eleven processes are much for a small machine,
 * so it runs where it is asked for: {@code mvn verify -Dexcluded.tests=none -Dit.test=SeveralInstancesTests}.
 */
@Tag("long")
@Isolated("has a stack of its own")
class SeveralInstancesTests {

    private static final int CASES = 600;
    private static final int MORE = 50;
    private static final int ROWS = CASES * CaseLogs.ACTIVITIES;

    @Test
    void the_others_take_over_from_whichever_is_lost(@TempDir Path folder) throws IOException {
        try (RunningTown.Running running = RunningTown.Running.start(Options::asCluster);
                Replay replay = Replay.of(CaseLogs.write(folder.resolve("log.csv"), CASES), running.town())) {
            Town town = running.town();
            awaitMoreHandOvers(town, replay);

            for (String name : new String[] {"notification-service", "case-service-2", "kafka-2"}) {
                town.process(name).kill9();
                awaitMoreHandOvers(town, replay);
            }
            town.process("kafka-2").start();
            cutOff(town.process("kafka-3"), () -> awaitMoreHandOvers(town, replay));
            town.process("notification-service").start();
            town.process("case-service-2").start();

            JsonNode report = replay.report(Duration.ofMinutes(5));
            assertThat(report.path("problems").valueStream().map(JsonNode::asString))
                    .isEmpty();
            assertThat(report.path("rows").asInt()).isEqualTo(ROWS);
            assertThat(report.path("events").asInt()).isEqualTo(ROWS);
            assertThat(replay.exitStatus()).isZero();
        }
    }

    private static void awaitMoreHandOvers(Town town, Replay replay) {
        long before = town.handOvers();
        await().atMost(Duration.ofMinutes(2)).until(() -> town.handOvers() >= before + MORE);
        assertThat(replay.isRunning()).as("there was work when it was lost").isTrue();
    }

    /** Its connections stay and nothing answers, as behind a network that swallows everything. */
    private static void cutOff(ServerProcess process, Runnable meanwhile) throws IOException {
        signal("-STOP", process);
        try {
            meanwhile.run();
        } finally {
            signal("-CONT", process);
        }
    }

    private static void signal(String signal, ServerProcess process) throws IOException {
        String pid = Long.toString(process.pid().orElseThrow());
        try {
            assertThat(new ProcessBuilder("kill", signal, pid)
                            .inheritIO()
                            .start()
                            .waitFor())
                    .isZero();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }
}
