package nl.stadsbode.deploy.load.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import nl.stadsbode.deploy.load.caselog.Row;
import nl.stadsbode.deploy.load.stack.Unusable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MappingTest {

    private static final JsonNode CATALOGUE = JsonMapper.shared().readTree("""
                    {"caseTypes": [{"code": "environmental-permit", "statuses":
                      [{"code": "received"}, {"code": "in-treatment"}]}]}
                    """);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void an_activity_is_the_status_that_the_mapping_says_and_others_are_none() {
        ActivityMapping mapping = MappingFile.read(
                "my.yaml", "caseType: environmental-permit\nactivities:\n  Confirmation of receipt: received\n");

        assertThat(mapping.caseType()).isEqualTo("environmental-permit");
        assertThat(mapping.statusOf(event("Confirmation of receipt", null))).contains("received");
        assertThat(mapping.statusOf(event("T06", null))).isEmpty();
    }

    @Test
    void only_completed_activities_count_unless_the_mapping_says_otherwise() {
        String text = "caseType: environmental-permit\nactivities: {A: received}\n";

        ActivityMapping usual = MappingFile.read("my.yaml", text);
        ActivityMapping started = MappingFile.read("my.yaml", text + "transitions: [start]\n");

        assertThat(usual.statusOf(event("A", "complete"))).isPresent();
        assertThat(usual.statusOf(event("A", "start"))).isEmpty();
        assertThat(started.statusOf(event("A", "start"))).isPresent();
    }

    @Test
    void all_mistakes_are_named_at_once() {
        assertThatThrownBy(() -> MappingFile.read("my.yaml", "casetype: x\nactivities:\n  A:\n  B: [c]\n"))
                .isInstanceOf(InvalidMapping.class)
                .hasMessageContaining("my.yaml")
                .hasMessageContaining("'casetype'")
                .hasMessageContaining("caseType is missing")
                .hasMessageContaining("'A' has no status")
                .hasMessageContaining("'B' has no status");
    }

    @Test
    void broken_yaml_is_refused_with_its_line() {
        assertThatThrownBy(() -> MappingFile.read("my.yaml", "caseType: x\nactivities:\n  A: b\n  A: c\n"))
                .isInstanceOf(InvalidMapping.class)
                .hasMessageContaining("line 4");
        assertThatThrownBy(() -> MappingFile.read("my.yaml", "- a\n")).isInstanceOf(InvalidMapping.class);
        assertThatThrownBy(() -> MappingFile.read("my.yaml", "")).isInstanceOf(InvalidMapping.class);
    }

    @Test
    void a_status_that_the_catalogue_does_not_have_is_refused_before_anything_is_sent() {
        ActivityMapping good =
                MappingFile.read("my.yaml", "caseType: environmental-permit\nactivities: {A: received}\n");
        ActivityMapping noStatus =
                MappingFile.read("my.yaml", "caseType: environmental-permit\nactivities: {A: recieved}\n");
        ActivityMapping noType = MappingFile.read("my.yaml", "caseType: permit\nactivities: {A: received}\n");

        assertThatCode(() -> CheckingMapping.check(good, CATALOGUE)).doesNotThrowAnyException();
        assertThatThrownBy(() -> CheckingMapping.check(noStatus, CATALOGUE))
                .hasMessageContaining("no status 'recieved'; it has in-treatment, received");
        assertThatThrownBy(() -> CheckingMapping.check(noType, CATALOGUE))
                .hasMessageContaining("no case type 'permit'; there are environmental-permit");
    }

    @Test
    void our_own_mapping_is_taken_for_the_log_it_fits() throws Exception {
        Path log = Files.writeString(
                folder.resolve("log.csv"),
                "case:concept:name,concept:name,time:timestamp\nc1,T05 Print and send confirmation of receipt,2020-01-01\n"
                        + "c1,T05 Print and send confirmation of receipt,2020-01-01T10:00:00Z\n");

        assertThat(ChoosingMapping.choose(null, log).file()).isEqualTo("wabo-receipt.yaml");
    }

    @Test
    void for_another_log_it_is_said_how_a_mapping_is_written() throws Exception {
        Path log = Files.writeString(
                folder.resolve("log.csv"),
                "case:concept:name,concept:name,time:timestamp\nc1,Melding ontvangen,2020-01-01T10:00:00Z\n");

        assertThatThrownBy(() -> ChoosingMapping.choose(null, log))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining("--map FILE")
                .hasMessageContaining("\"Melding ontvangen\": ");
    }

    private static Row.Event event(String activity, @Nullable String transition) {
        return new Row.Event(2, "c1", activity, transition, Instant.EPOCH);
    }
}
