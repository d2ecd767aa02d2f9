package nl.stadsbode.deploy.load.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.stadsbode.deploy.load.report.Report.Channel;
import nl.stadsbode.deploy.load.settling.Comparison;
import nl.stadsbode.deploy.load.settling.Ledger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {

    private static final Report REPORT = report(List.of());

    @Test
    void json_has_the_figures_under_their_names() {
        JsonNode json = JsonMapper.shared().readTree(ReportFile.json(REPORT));

        assertThat(json.propertyNames())
                .contains("events", "malformed", "notifications", "nothing", "channels", "perSecond", "p50Ms", "p99Ms");
        assertThat(json.path("events").asLong()).isEqualTo(9);
        assertThat(json.path("malformed").asLong()).isEqualTo(1);
        assertThat(json.path("notifications").asLong()).isEqualTo(4);
        assertThat(json.path("nothing").path("not-a-status").asLong()).isEqualTo(3);
        assertThat(json.path("channels").propertyNames()).containsExactly("sms", "email", "letter");
        assertThat(json.path("channels").path("sms").propertyNames())
                .contains("planned", "sent", "delivered", "failed");
        assertThat(json.path("perSecond").asDouble()).isEqualTo(123.4);
        assertThat(json.path("p50Ms").asLong()).isEqualTo(40);
        assertThat(json.path("p99Ms").asLong()).isEqualTo(900);
    }

    @Test
    void the_table_says_where_every_row_went() {
        assertThat(Table.of(REPORT))
                .contains("Line 7 was left out: it has 2 fields, and the header 3.")
                .containsPattern("nothing: chose-nothing +2")
                .containsPattern("sms +4 +4 +3 +1 +0")
                .contains("Every row is accounted for.");
        assertThat(Table.of(report(List.of("1 messages came out twice"))))
                .contains("WRONG: 1 messages came out twice")
                .doesNotContain("accounted for");
    }

    private static Report report(List<String> problems) {
        Map<String, Channel> channels = new LinkedHashMap<>();
        channels.put("sms", new Channel(4, 4, 3, 1, 0, 0));
        channels.put("email", new Channel(1, 1, 0, 0, 0, 0));
        channels.put("letter", new Channel(0, 0, 0, 0, 0, 0));
        return new Report(
                "run-1",
                10,
                9,
                1,
                4,
                Map.of("not-a-status", 3L, "chose-nothing", 2L),
                channels,
                123.4,
                40L,
                900L,
                Map.of(),
                new Comparison(5, 0, 0, 0, 0),
                problems,
                List.of(new Ledger.MalformedRow(7, "it has 2 fields, and the header 3")));
    }
}
