package nl.stadsbode.deploy.load.caselog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvLogTest {

    private static final String HEADER = "case:concept:name,concept:name,time:timestamp\n";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void reads_the_columns_by_name_and_the_rows_in_order() throws Exception {
        List<Row> rows = rows("org:resource,time:timestamp,lifecycle:transition,concept:name,case:concept:name\n"
                + "R1,2010-10-02 09:20:39.266000+02:00,complete,Confirmation of receipt,case-891\n"
                + "R1,2010-10-02T09:21:00Z,start,T02 Check,case-891\n");

        assertThat(rows)
                .containsExactly(
                        new Row.Event(
                                2,
                                "case-891",
                                "Confirmation of receipt",
                                "complete",
                                Instant.parse("2010-10-02T07:20:39.266Z")),
                        new Row.Event(3, "case-891", "T02 Check", "start", Instant.parse("2010-10-02T09:21:00Z")));
    }

    @Test
    void skips_a_byte_order_mark_and_blank_lines_and_takes_windows_line_ends() throws Exception {
        List<Row> rows = rows("\ufeff" + "case:concept:name,concept:name,time:timestamp\r\n\r\n"
                + "c1,Received,2020-01-01 10:00:00+01:00\r\n");

        assertThat(rows).singleElement().isInstanceOfSatisfying(Row.Event.class, event -> {
            assertThat(event.caseId()).isEqualTo("c1");
            assertThat(event.line()).isEqualTo(3);
            assertThat(event.transition()).isNull();
        });
    }

    @Test
    void takes_the_semicolons_of_dutch_spreadsheets() throws Exception {
        List<Row> rows =
                rows("case:concept:name;concept:name;time:timestamp\nc1;Received, at the desk;2020-01-01T10:00\n");

        assertThat(rows)
                .containsExactly(
                        new Row.Event(2, "c1", "Received, at the desk", null, Instant.parse("2020-01-01T09:00:00Z")));
    }

    @Test
    void reads_quotes_with_delimiters_doubled_quotes_and_line_breaks() throws Exception {
        List<Row> rows = rows(HEADER + "c1,\"He said \"\"yes, now\"\"\nand left\",2020-01-01T10:00:00Z\n"
                + "c2,Next,2020-01-01T11:00:00Z\n");

        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst())
                .isEqualTo(new Row.Event(
                        2, "c1", "He said \"yes, now\"\nand left", null, Instant.parse("2020-01-01T10:00:00Z")));
        assertThat(rows.getLast().line()).isEqualTo(4);
    }

    @Test
    void a_quote_that_is_not_closed_costs_its_own_row_only() throws Exception {
        List<Row> rows = rows(HEADER + "c1,\"Received,2020-01-01T10:00:00Z\n"
                + "c2,Received,2020-01-01T10:00:00Z\n"
                + "c3,\"Quoted well\",2020-01-01T10:00:00Z\n"
                + "c4,Received,2020-01-01T10:00:00Z\n");

        assertThat(rows.getFirst()).isInstanceOf(Row.Malformed.class);
        assertThat(rows.getFirst().line()).isEqualTo(2);
        assertThat(rows.subList(1, 4)).allMatch(Row.Event.class::isInstance);
    }

    @Test
    void says_of_each_malformed_row_what_is_wrong_and_goes_on() throws Exception {
        List<Row> rows = rows(HEADER + "c1,Received\n"
                + ",Received,2020-01-01T10:00:00Z\n"
                + "c1,,2020-01-01T10:00:00Z\n"
                + "c1,Received,\n"
                + "c1,Received,2020-13-01T10:00:00Z\n"
                + "c1,Rec\"eived,2020-01-01T10:00:00Z\n"
                + "c1,Received,2020-01-01T10:00:00Z,surplus\n"
                + "c1,Received,2020-01-01T10:00:00Z\n");

        assertThat(rows)
                .containsExactly(
                        new Row.Malformed(2, "it has 2 fields, and the header 3"),
                        new Row.Malformed(3, "it does not say which case it is about (case:concept:name)"),
                        new Row.Malformed(4, "it does not say what was done (concept:name)"),
                        new Row.Malformed(5, "it does not say when (time:timestamp)"),
                        new Row.Malformed(6, "its time:timestamp is not a date and time"),
                        new Row.Malformed(7, "it has a quote inside a field that is not quoted"),
                        new Row.Malformed(8, "it has 4 fields, and the header 3"),
                        new Row.Event(9, "c1", "Received", null, Instant.parse("2020-01-01T10:00:00Z")));
    }

    @Test
    void a_line_without_end_does_not_fill_the_memory() throws Exception {
        List<Row> rows = rows(HEADER + "c".repeat(Lines.LONGEST + 10) + "\nc1,Received,2020-01-01T10:00:00Z\n");

        assertThat(rows.getFirst()).isInstanceOf(Row.Malformed.class);
        assertThat(rows.getLast()).isInstanceOf(Row.Event.class);
    }

    @Test
    void a_missing_column_is_named() {
        assertThatThrownBy(() -> rows("case:concept:name,activity,time:timestamp\n"))
                .isInstanceOf(UnreadableLog.class)
                .hasMessageContaining("lacks the column concept:name.");
        assertThatThrownBy(() -> rows("")).isInstanceOf(UnreadableLog.class).hasMessageContaining("empty");
    }

    private List<Row> rows(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("log.csv"), text, StandardCharsets.UTF_8);
        List<Row> rows = new ArrayList<>();
        try (CaseLog log = CaseLog.open(file)) {
            for (Row row = log.next(); row != null; row = log.next()) {
                rows.add(row);
            }
        }
        return rows;
    }
}
