package nl.stadsbode.preferences.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import nl.stadsbode.chassis.testing.Contracts;
import nl.stadsbode.preferences.ServiceTest;
import nl.stadsbode.preferences.resident.FailingContactPoints.Report;
import nl.stadsbode.preferences.resident.WithdrawingChoices.Withdrawal;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** This service understands what the notification-service says that it publishes. */
class SamplesAreUnderstoodTests extends ServiceTest {

    @Test
    void every_sample_of_a_failing_contact_point_is_understood() {
        for (Path sample : Contracts.of("notification-service").samples("contact-point-failed")) {
            JsonNode told = json.readTree(Contracts.bytes(sample));

            Report report = understood(sample);

            assertThat(report.resident().value())
                    .hasToString(told.get("residentId").asString());
            assertThat(report.contactPoint())
                    .hasToString(told.get("contactPointId").asString());
            assertThat(report.failure().why().code()).isEqualTo(told.get("why").asString());
            assertThat(report.failure().at()).hasToString(told.get("at").asString());
        }
    }

    @Test
    void every_sample_of_a_refusal_is_understood() {
        for (Path sample : Contracts.of("notification-service").samples("choice-withdrawn")) {
            JsonNode told = json.readTree(Contracts.bytes(sample));

            Withdrawal refused = Refusals.understand(
                    json, Contracts.received(sample, "nl.overheid.inwoners.keuze-ingetrokken", "residentId", json));

            assertThat(refused.resident().value())
                    .hasToString(told.get("residentId").asString());
            assertThat(refused.topic()).isEqualTo(told.get("topic").asString());
            assertThat(refused.channel().code()).isEqualTo(told.get("channel").asString());
            assertThat(refused.stated().at()).hasToString(told.get("at").asString());
        }
    }

    private Report understood(Path sample) {
        return FailureReports.understand(
                json,
                Clock.systemUTC(),
                Contracts.received(sample, "nl.overheid.inwoners.contactgegeven-onbruikbaar", "residentId", json));
    }
}
