package nl.stadsbode.deploy.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;

/**
 * Processes die in the middle of a replay, of which every tenth resident's preferences come late: every row is accounted
 * for, nothing is lost or told twice but what could not be known and is counted, and every case is told in order.
 */
@WholeStadsbode
@Isolated("kills what the others need")
class KilledInTheMiddleTests {

    private static final int CASES = 300;
    /** As many as a case of {@link CaseLogs} tells of. */
    private static final int ROWS = CASES * CaseLogs.ACTIVITIES;

    private final Town town;

    KilledInTheMiddleTests(Town town) {
        this.town = town;
    }

    @Test
    void nothing_is_lost_or_doubled_when_each_of_them_dies(@TempDir Path folder) throws IOException {
        try (Replay replay = Replay.of(CaseLogs.write(folder.resolve("log.csv"), CASES), town)) {
            for (String name : new String[] {"case-service", "notification-service", "kafka"}) {
                awaitMoreSent(replay, CASES / 3);
                town.process(name).kill9();
                assertThat(replay.isRunning())
                        .as("the replay was not over when " + name + " died")
                        .isTrue();
                town.process(name).start();
            }

            JsonNode report = replay.report(Duration.ofMinutes(4));

            assertThat(report.path("problems").valueStream().map(JsonNode::asString))
                    .isEmpty();
            assertThat(report.path("rows").asInt()).isEqualTo(ROWS);
            assertThat(report.path("events").asInt()).isEqualTo(ROWS);
            assertThat(report.path("postRoom").path("found").asInt()).isGreaterThan(CASES);
            assertThat(replay.exitStatus()).isZero();
        }
    }

    @Test
    void a_service_that_starts_while_the_broker_is_away_takes_in_what_waited_when_it_is_back() throws Exception {
        Person person = Person.told("sms");
        town.register(person);
        town.process("notification-service").kill9();
        String id = town.open("environmental-permit", person).path("id").asString();
        town.process("kafka").kill9();

        long before = startsThatLookedForTheBroker();
        Thread starting = Thread.ofVirtual().start(town.process("notification-service")::start);
        await("it looks for the broker, and has not found it for a while")
                .atMost(Duration.ofMinutes(1))
                .during(Duration.ofSeconds(5))
                .until(() -> startsThatLookedForTheBroker() > before);
        town.process("kafka").start();
        starting.join();

        await().atMost(Duration.ofMinutes(2))
                .ignoreExceptionsInstanceOf(Api.Away.class)
                .untilAsserted(() -> assertThat(
                                town.told(id, 0, person.id()).path("state").asString(""))
                        .isEqualTo("delivered"));
        assertThat(town.post(person, "sms")).hasSize(1);
    }

    private long startsThatLookedForTheBroker() throws IOException {
        try (Stream<String> lines =
                Files.lines(town.process("notification-service").log(), ISO_8859_1)) {
            return lines.filter(line -> line.contains("Caching the binder: kafka"))
                    .count();
        }
    }

    /** Each time some more, so that there was work under way. */
    private void awaitMoreSent(Replay replay, long more) {
        AtomicLong enough = new AtomicLong(Long.MAX_VALUE);
        await().atMost(Duration.ofMinutes(2))
                .ignoreExceptionsInstanceOf(Api.Away.class)
                .until(() -> {
                    long sent = sent();
                    enough.compareAndSet(Long.MAX_VALUE, sent + more);
                    return sent >= enough.get() || !replay.isRunning();
                });
    }

    private long sent() {
        return town.figures()
                .path("channels")
                .valueStream()
                .mapToLong(channel -> channel.path("sent").asLong())
                .sum();
    }
}
