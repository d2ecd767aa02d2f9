package nl.stadsbode.deploy.load.caselog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseLogTest {

    private static final String XES = """
            <?xml version="1.0" encoding="UTF-8"?>
            <log xes.version="1849-2016" xmlns="http://www.xes-standard.org/">
              <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
              <global scope="event"><string key="concept:name" value="UNKNOWN"/></global>
              <string key="concept:name" value="the log"/>
              <trace>
                <string key="concept:name" value="case-1"><string key="concept:name" value="nested"/></string>
                <string key="channel" value="Internet"/>
                <event>
                  <string key="concept:name" value="Confirmation of receipt"/>
                  <string key="lifecycle:transition" value="complete"/>
                  <date key="time:timestamp" value="2010-10-02T09:20:39.266+02:00"/>
                </event>
                <event>
                  <string key="concept:name" value="T02 Check"/>
                  <date key="time:timestamp" value="yesterday"/>
                </event>
              </trace>
              <trace>
                <event>
                  <string key="concept:name" value="T02 Check"/>
                  <date key="time:timestamp" value="2010-10-01T09:20:39Z"/>
                </event>
              </trace>
              <trace>
                <string key="concept:name" value="case-2"/>
                <event>
                  <string key="concept:name" value="T02 Check"/>
                  <date key="time:timestamp" value="2010-10-01T09:20:39Z"/>
                </event>
              </trace>
            </log>
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void reads_xes() throws Exception {
        List<Row> rows = rows(Files.writeString(folder.resolve("log"), XES));

        assertThat(rows)
                .containsExactly(
                        new Row.Event(
                                9,
                                "case-1",
                                "Confirmation of receipt",
                                "complete",
                                Instant.parse("2010-10-02T07:20:39.266Z")),
                        new Row.Malformed(14, "its time:timestamp is not a date and time"),
                        new Row.Malformed(20, "it does not say which case it is about (case:concept:name)"),
                        new Row.Event(27, "case-2", "T02 Check", null, Instant.parse("2010-10-01T09:20:39Z")));
    }

    @Test
    void xes_can_be_put_in_the_order_of_time() throws Exception {
        Path file = Files.writeString(folder.resolve("log"), XES);

        List<String> cases = new ArrayList<>();
        try (CaseLog log = CaseLog.open(file).inOrderOfTime()) {
            for (Row row = log.next(); row != null; row = log.next()) {
                cases.add(row instanceof Row.Event event ? event.caseId() : "malformed");
            }
        }

        assertThat(cases).containsExactly("malformed", "malformed", "case-2", "case-1");
    }

    @Test
    void xml_that_breaks_off_gives_what_came_before() throws Exception {
        Path file = Files.writeString(folder.resolve("log"), XES.substring(0, XES.indexOf("T02 Check")));

        List<Row> rows = rows(file);

        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst()).isInstanceOf(Row.Event.class);
        assertThat(rows.getLast()).isInstanceOf(Row.BrokenOff.class);
    }

    @Test
    void xml_cannot_make_us_read_other_files() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "case-secret");
        Path file = Files.writeString(
                folder.resolve("log"),
                "<!DOCTYPE log [<!ENTITY s SYSTEM \"" + secret.toUri() + "\">]><log><trace>&s;</trace></log>");

        assertThat(rows(file)).noneMatch(Row.Event.class::isInstance);
    }

    @Test
    void other_xml_is_no_log() throws Exception {
        Path file = Files.writeString(folder.resolve("log"), "<html/>");

        assertThatThrownBy(() -> CaseLog.open(file))
                .isInstanceOf(UnreadableLog.class)
                .hasMessageContaining("<html>");
    }

    @Test
    void gzip_is_told_by_its_content() throws Exception {
        byte[] csv = extract();
        Path plain = Files.write(folder.resolve("log.csv"), csv);
        Path packed = Files.write(folder.resolve("log"), gzip(csv));

        assertThat(rows(packed)).hasSizeGreaterThan(20).isEqualTo(rows(plain));
    }

    @Test
    void gzip_that_breaks_off_gives_what_came_before() throws Exception {
        byte[] packed = gzip(manyRows());
        Path file = Files.write(folder.resolve("log"), Arrays.copyOf(packed, packed.length / 2));

        List<Row> rows = rows(file);

        assertThat(rows).hasSizeGreaterThan(1_000);
        assertThat(rows.getLast()).isInstanceOf(Row.BrokenOff.class);
    }

    private static byte[] manyRows() {
        StringBuilder text = new StringBuilder("case:concept:name,concept:name,time:timestamp\n");
        for (int each = 0; each < 50_000; each++) {
            text.append("case-").append(each * 7_919L % 50_000).append(",Received,2020-01-01T10:00:00Z\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_missing_file_is_named() {
        assertThatThrownBy(() -> CaseLog.open(folder.resolve("nowhere.csv")))
                .isInstanceOf(UnreadableLog.class)
                .hasMessageContaining("nowhere.csv");
    }

    private static byte[] extract() throws Exception {
        try (InputStream extract = CaseLogTest.class.getResourceAsStream("/wabo-receipt-extract.csv")) {
            return Objects.requireNonNull(extract).readAllBytes();
        }
    }

    private static byte[] gzip(byte[] content) throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        }
        return packed.toByteArray();
    }

    private static List<Row> rows(Path file) {
        List<Row> rows = new ArrayList<>();
        try (CaseLog log = CaseLog.open(file)) {
            for (Row row = log.next(); row != null; row = log.next()) {
                rows.add(row);
            }
        }
        return rows;
    }
}
