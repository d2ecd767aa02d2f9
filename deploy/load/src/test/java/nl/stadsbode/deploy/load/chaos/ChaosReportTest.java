package nl.stadsbode.deploy.load.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nl.stadsbode.deploy.load.stack.Unusable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChaosReportTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void what_the_kit_wrote_is_read_whatever_else_it_says() throws IOException {
        Path file = Files.writeString(folder.resolve("kit.json"), """
                {"kills": {"claim": 3, "send": 4}, "points": 7, "events": 20, "notifications": 30, "deliveries": 28,
                 "handedOver": 25, "letters": 2, "lost": 0, "unfinished": 0, "repeats": 1, "unknowns": 2,
                 "notExplained": 0, "outOfOrder": 0, "problems": []}
                """);

        ChaosReport report = ChaosReport.of(ChaosReport.read(file), null);

        assertThat(report.right()).isTrue();
        assertThat(report.table())
                .containsPattern("Kills +7 +0\n")
                .containsPattern("  send +4 +0\n")
                .containsPattern("Repeats +1 +0\n")
                .contains("Nothing was lost");
    }

    @Test
    void one_that_is_lost_in_either_way_of_killing_makes_all_of_it_wrong() {
        ChaosReport report = ChaosReport.of(figures(0, 0, 0, 0), figures(1, 0, 0, 0));

        assertThat(report.right()).isFalse();
        assertThat(report.table()).doesNotContain("Nothing was lost");
    }

    @Test
    void neither_what_is_unfinished_nor_an_unexplained_repeat_nor_a_broken_order_is_right() {
        assertThat(figures(0, 1, 0, 0).isRight()).isFalse();
        assertThat(figures(0, 0, 1, 0).isRight()).isFalse();
        assertThat(figures(0, 0, 0, 1).isRight()).isFalse();
        assertThat(figures(0, 0, 0, 0).isRight()).isTrue();
    }

    @Test
    void a_file_that_holds_no_figures_is_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("kit.json"), "nothing");

        assertThatThrownBy(() -> ChaosReport.read(file)).isInstanceOf(Unusable.class);
    }

    private static ChaosFigures figures(long lost, long unfinished, long notExplained, long outOfOrder) {
        return new ChaosFigures(
                Map.of("kafka", 1), 9, 9, 9, 9, lost, unfinished, 2, 2, notExplained, outOfOrder, List.of());
    }
}
