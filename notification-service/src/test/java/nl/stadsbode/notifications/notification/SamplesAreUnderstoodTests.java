package nl.stadsbode.notifications.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import nl.stadsbode.chassis.testing.Contracts;
import nl.stadsbode.notifications.flow.FlowTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** This service understands what the case-service says that it publishes. */
class SamplesAreUnderstoodTests extends FlowTest {

    private static final String TOPIC = "case-status-changed";
    private static final Contracts THEIRS = Contracts.of("case-service");

    @Test
    void every_sample_of_a_status_change_is_understood() {
        for (Path sample : THEIRS.samples(TOPIC)) {
            JsonNode told = json.readTree(Contracts.bytes(sample));

            StatusChange change = understood(sample);

            assertThat(change.caseId()).hasToString(told.get("caseId").asString());
            assertThat(change.statusId()).hasToString(told.get("statusId").asString());
            assertThat(change.caseReference())
                    .isEqualTo(told.get("caseReference").asString());
            assertThat(change.topic()).isEqualTo(told.get("topic").asString());
            assertThat(change.caseType().code())
                    .isEqualTo(told.at("/caseType/code").asString());
            assertThat(change.statusType().name())
                    .isEqualTo(Map.of(
                            "nl", told.at("/statusType/name/nl").asString(),
                            "en", told.at("/statusType/name/en").asString()));
            assertThat(change.residentsAreTold())
                    .isEqualTo(told.get("residentsAreTold").asBoolean());
            assertThat(change.urgent()).isEqualTo(told.get("urgent").asBoolean());
            assertThat(change.isFinal()).isEqualTo(told.get("isFinal").asBoolean());
            assertThat(change.recipients()).hasSize(told.get("recipients").size());
            assertThat(change.occurredAt()).hasToString(told.get("occurredAt").asString());
        }
    }

    @Test
    void what_makes_each_sample_special_is_seen() {
        assertThat(of("not-told").residentsAreTold()).isFalse();
        assertThat(of("new").change().corrects()).isNull();
        assertThat(of("correction").change().kind()).isEqualTo("correction");
        assertThat(of("correction").change().corrects()).isEqualTo(of("new").statusId());

        StatusChange sensitive = of("sensitive");
        assertThat(sensitive.sensitive()).isTrue();
        assertThat(sensitive.urgent()).isTrue();
        assertThat(sensitive.note()).isNotNull();

        StatusChange official = of("official-with-reaction");
        assertThat(official.official()).isTrue();
        assertThat(official.reaction()).isEqualTo(new StatusChange.Reaction(true, LocalDate.of(2026, 12, 7)));
        assertThat(official.recipients())
                .extracting(StatusChange.Recipient::role)
                .containsExactly("applicant", "representative");
    }

    private StatusChange of(String sample) {
        return understood(THEIRS.sample(TOPIC, sample));
    }

    private StatusChange understood(Path sample) {
        return Announcement.read(
                        Contracts.received(sample, "nl.overheid.zaken.zaakstatus-gewijzigd", "caseId", json), json)
                .change();
    }
}
