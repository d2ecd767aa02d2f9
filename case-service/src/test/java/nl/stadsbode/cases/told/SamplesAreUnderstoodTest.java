package nl.stadsbode.cases.told;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import nl.stadsbode.cases.testing.CaseServiceTest;
import nl.stadsbode.cases.told.Told.Look;
import nl.stadsbode.chassis.testing.Contracts;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** This service understands what the notification-service says that it publishes. */
class SamplesAreUnderstoodTest extends CaseServiceTest {

    private static final String TOPIC = "delivery-status-changed";
    private static final Contracts THEIRS = Contracts.of("notification-service");

    @Test
    void nothing_of_any_sample_is_lost() {
        for (Path sample : THEIRS.samples(TOPIC)) {
            ObjectNode understood = (ObjectNode) json.readTree(json.writeValueAsString(understood(sample)));
            understood.remove("sentAt"); // ours: kept when later word comes
            assertThat((JsonNode) understood)
                    .as("%s", sample.getFileName())
                    .isEqualTo(json.readTree(Contracts.bytes(sample)));
        }
    }

    @Test
    void states_look_as_they_are_meant() {
        assertThat(look("delivered")).isEqualTo(Look.GOOD);
        assertThat(look("bounced")).isEqualTo(Look.BAD);
        assertThat(look("nothing-chosen")).isEqualTo(Look.NOTHING);
        assertThat(look("no-recipient")).isEqualTo(Look.NOTHING);
        assertThat(look("cancelled")).isEqualTo(Look.NOTHING);
        assertThat(look("sent")).isEqualTo(Look.UNDER_WAY);
        assertThat(look("first-letter")).isEqualTo(Look.UNDER_WAY);
        assertThat(look("letter-after-bounce")).isEqualTo(Look.UNDER_WAY);
        assertThat(look("scheduled")).isEqualTo(Look.UNDER_WAY);
        assertThat(look("ready")).isEqualTo(Look.UNDER_WAY);
        assertThat(look("awaiting-preferences")).isEqualTo(Look.UNDER_WAY);
    }

    private Look look(String sample) {
        return understood(THEIRS.sample(TOPIC, sample)).look();
    }

    private Told understood(Path sample) {
        return new Understanding(json)
                .understand(Contracts.received(sample, "nl.overheid.berichten.bezorgstatus-gewijzigd", "caseId", json));
    }
}
