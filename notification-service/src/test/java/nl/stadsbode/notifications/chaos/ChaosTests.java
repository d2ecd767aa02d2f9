package nl.stadsbode.notifications.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChaosTests {

    private static final int KILLS = Integer.getInteger("stadsbode.chaos.kills", 60);

    @Test
    void nothing_is_lost_or_repeated_when_the_service_dies_between_any_two_steps() throws Exception {
        Report report = new Killing(Long.getLong("stadsbode.chaos.seed", 1), new ProgressLine(KILLS)).kill(KILLS);

        System.out.println(report);
        assertThat(report.problems()).isEmpty();
        assertThat(report.passed()).isTrue();
        assertThat(report.kills()).hasSize(Step.values().length);
        assertThat(List.of(report.requested(), report.gathered(), report.reminders(), report.toldAgain()))
                .allMatch(times -> times > 0);
    }
}
