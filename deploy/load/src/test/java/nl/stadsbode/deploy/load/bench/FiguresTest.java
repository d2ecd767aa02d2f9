package nl.stadsbode.deploy.load.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nl.stadsbode.deploy.load.stack.Unusable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void figures_are_read_as_they_were_written() {
        Path file = folder.resolve("figures.json");

        FiguresFile.write(figures(1_200), file);

        assertThat(FiguresFile.read(file)).isEqualTo(figures(1_200));
    }

    @Test
    void a_file_of_before_there_were_several_rates_can_be_compared_with() throws Exception {
        Path file = Files.writeString(folder.resolve("older.json"), "{\"endToEndPerSecond\": 600, \"services\": {}}");

        assertThat(FiguresTable.of(figures(1_200), FiguresFile.read(file)))
                .containsPattern("end to end, to the carrier .*1200\\.00 +600\\.00 +2\\.00");
    }

    @Test
    void figures_of_other_amounts_are_not_compared_without_a_word() {
        Figures quick = figures(Benchmark.Size.QUICK, 1_200);

        assertThat(FiguresTable.of(figures(1_200), quick)).contains("other amounts");
        assertThat(FiguresTable.of(figures(1_200), figures(600))).doesNotContain("other amounts");
    }

    @Test
    void figures_with_huge_pages_are_not_compared_with_those_without_and_who_has_none_is_told() {
        Figures with = figures(Benchmark.Size.FULL, true, 1_200);
        Figures without = figures(Benchmark.Size.FULL, false, 600);

        assertThat(FiguresTable.of(with, without)).contains("Only one of the two had huge pages");
        assertThat(FiguresTable.of(with, with)).doesNotContain("huge pages");
        assertThat(FiguresTable.of(without, null))
                .contains("Without huge pages")
                .doesNotContain("Only one");
    }

    @Test
    void growth_is_told_of_the_middle_of_each_size_so_that_one_slow_moment_does_not_make_it() {
        assertThat(Growth.ratio(Map.of(
                        1_000_000, List.of(2_000.0, 1_000.0, 2_200.0, 5_000.0),
                        10_000, List.of(100.0, 2_310.0, 2_310.0, 9_000.0))))
                .isEqualTo(1.1, within(1e-9));
    }

    @Test
    void what_are_no_figures_is_told_with_the_name_of_the_file() throws Exception {
        Path file = Files.writeString(folder.resolve("other.json"), "no json");

        assertThatThrownBy(() -> FiguresFile.read(file))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining("other.json");
    }

    @Test
    void the_table_shows_an_earlier_run_and_the_ratio_to_it() {
        String table = FiguresTable.of(figures(1_200), figures(600));

        assertThat(table)
                .containsPattern("end to end, to the carrier .*1200\\.00 +600\\.00 +2\\.00")
                .containsPattern("end to end as part of that .*0\\.40")
                .containsPattern("latency at 50/s, 99 % within .*40\\.00")
                .containsPattern("latency at 200/s, 99 % within .*150\\.00")
                .containsPattern("latency at 200/s, CPU of a change .*7\\.50")
                .containsPattern("the same by hand, 99 % within .*12\\.00")
                .containsPattern("500000 changes at once told after .*170\\.00")
                .containsPattern("case-service, ready after .*3\\.50")
                .containsPattern("case-service, after the run .*250")
                .containsPattern("SMS centre silent to paused .*0\\.99")
                .doesNotContain("real carriers", "AOT", "50/s, CPU");
    }

    @Test
    void without_an_earlier_run_there_is_no_ratio() {
        assertThat(FiguresTable.of(figures(1_200), null))
                .doesNotContain("ratio")
                .containsPattern("end to end, to the carrier .*1200\\.00\\R");
    }

    private static Figures figures(double perSecond) {
        return figures(Benchmark.Size.FULL, perSecond);
    }

    private static Figures figures(Benchmark.Size size, double perSecond) {
        return figures(size, true, perSecond);
    }

    private static Figures figures(Benchmark.Size size, boolean hugePages, double perSecond) {
        return new Figures(
                size,
                hugePages,
                30_000,
                6_000.0,
                perSecond,
                perSecond / 6_000,
                3_000.0,
                perSecond / 3_000,
                14_000.0,
                39_000.0,
                26.0,
                null,
                0.99,
                200,
                new Figures.LatencyMillis(20, 150, 300),
                List.of(new Latency.Result(50, 10, 40, 80, null), new Latency.Result(200, 20, 150, 300, 7.5)),
                new Latency.Result(200, 5, 12, 20, 2.5),
                500_000,
                170.0,
                1.05,
                Map.of(10_000, List.of(3_000.0), 1_000_000, List.of(2_857.0)),
                1.02,
                Map.of(10_000, List.of(5_100.0), 1_000_000, List.of(5_000.0)),
                Map.of("case-service", new Figures.Service(3.5, null, 240L, 250)));
    }
}
