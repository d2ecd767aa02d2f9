package nl.stadsbode.preferences.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import nl.stadsbode.chassis.events.Envelope;
import nl.stadsbode.chassis.inbox.ReceivedEvent;
import nl.stadsbode.chassis.testing.Contracts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every sample of the services that answer is understood. */
class SamplesAreUnderstoodTests {

    private final JsonMapper json = JsonMapper.builder().build();

    @ParameterizedTest
    @ValueSource(strings = {"notification-service", "case-service"})
    void every_sample_of_an_answer_is_understood(String service) {
        for (Path sample : Contracts.of(service).samples("privacy-answered")) {
            JsonNode told = json.readTree(Contracts.bytes(sample));

            Answer answer = HearingAnswers.understand(json, received(sample, service));

            assertThat(answer.job()).isEqualTo(UUID.fromString(told.get("jobId").asString()));
            assertThat(answer.service()).isEqualTo(service);
            assertThat(answer.last()).isTrue();
            assertThat(answer.sealed() == null).isEqualTo(!told.has("content"));
            assertThat(answer.kept()).hasSize(told.path("kept").size());
        }
    }

    private ReceivedEvent received(Path sample, String service) {
        ReceivedEvent event =
                Contracts.received(sample, "nl.overheid.inwoners.privacyverzoek-beantwoord", "residentId", json);
        Envelope envelope = event.envelope();
        return new ReceivedEvent(
                new Envelope(
                        envelope.id(),
                        "urn:nld:oin:00000001823288444000:systeem:" + service,
                        envelope.type(),
                        envelope.subject(),
                        envelope.time(),
                        envelope.sequence(),
                        envelope.dataSchema(),
                        null),
                event.key(),
                event.data());
    }
}
