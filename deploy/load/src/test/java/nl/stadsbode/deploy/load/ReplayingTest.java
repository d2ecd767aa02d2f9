package nl.stadsbode.deploy.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.stadsbode.deploy.load.mapping.ChoosingMapping;
import nl.stadsbode.deploy.load.people.Spread;
import nl.stadsbode.deploy.load.report.Report;
import nl.stadsbode.deploy.load.stack.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayingTest {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final int STATUSES = 24;
    private static final int ROWS = 35;

    @TempDir
    private Path folder = Path.of("");

    private final FakeStack stack = new FakeStack();
    private final SettableClock clock = new SettableClock(NOW);

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void every_row_of_a_log_is_accounted_for() throws Exception {
        Report report = replay(extract(), 10);

        assertThat(report.problems()).isEmpty();
        assertThat(report.events()).isEqualTo(ROWS);
        assertThat(report.notifications()).isEqualTo(STATUSES - 5);
        assertThat(report.nothing()).isEqualTo(Map.of("not-a-status", (long) ROWS - STATUSES, "status-not-told", 5L));
        assertThat(Objects.requireNonNull(report.channels().get("sms")).delivered())
                .isEqualTo(STATUSES - 5);
        assertThat(report.p50Ms()).isEqualTo(500);
    }

    @Test
    void an_answer_that_got_lost_makes_nothing_twice() throws Exception {
        stack.answersToLose.set(2);
        stack.outages.set(2);

        Report report = replay(extract(), 0);

        assertThat(report.isRight()).isTrue();
        assertThat(stack.byKey).hasSize(STATUSES);
    }

    @Test
    void a_run_that_is_given_again_sends_nothing_twice() throws Exception {
        replay(extract(), 0);
        Report again = replay(extract(), 0);

        assertThat(again.isRight()).isTrue();
        assertThat(stack.byKey).hasSize(STATUSES);
    }

    @Test
    void statuses_of_a_case_are_sent_in_the_order_of_the_log() throws Exception {
        replay(extract(), 0);

        assertThat(stack.statuses().stream()
                        .filter(status -> status.caseReference().equals("run-1/case-3991"))
                        .map(FakeStack.Status::code))
                .containsExactly("received", "in-treatment", "receipt-checked", "stop-not-needed", "receipt-confirmed");
    }

    @Test
    void late_residents_are_entered_after_the_first_event_of_their_case_and_the_others_before() throws Exception {
        replay(extract(), 100);
        List<Integer> late = distances();

        assertThat(late).hasSize(5).allMatch(distance -> distance > 0);
    }

    @Test
    void residents_who_are_not_late_are_entered_first() throws Exception {
        replay(extract(), 0);

        assertThat(distances()).hasSize(5).allMatch(distance -> distance < 0);
    }

    @Test
    void malformed_rows_are_counted_and_the_rest_goes_on() throws Exception {
        List<String> lines = new ArrayList<>(Files.readAllLines(extract()));
        lines.add(3, "half a row");
        lines.add(9, lines.get(8).replaceAll("\\d{4}-\\d{2}-\\d{2} ", "someday "));

        Report report = replay(Files.write(folder.resolve("broken.csv"), lines), 10);

        assertThat(report.isRight()).isTrue();
        assertThat(report.events()).isEqualTo(ROWS);
        assertThat(report.malformed()).isEqualTo(2);
        assertThat(report.malformedRows()).extracting("line").containsExactly(4L, 10L);
    }

    private Report replay(Path log, int residentsLate) {
        return new Replaying(
                        stack.service.addresses(),
                        ChoosingMapping.choose(null, log),
                        new Spread("run-1", residentsLate),
                        NOW,
                        2,
                        clock,
                        clock)
                .replay(log, Long.MAX_VALUE, "max");
    }

    /** By case: how long after its first event its resident was entered. */
    private List<Integer> distances() {
        return stack.residentsByOrder.entrySet().stream()
                .map(resident -> resident.getValue()
                        - stack.statuses().stream()
                                .filter(status -> status.residentId().equals(resident.getKey()))
                                .findFirst()
                                .orElseThrow()
                                .order())
                .toList();
    }

    private static Path extract() throws Exception {
        return Path.of(Objects.requireNonNull(ReplayingTest.class.getResource("/wabo-receipt-extract.csv"))
                .toURI());
    }
}
