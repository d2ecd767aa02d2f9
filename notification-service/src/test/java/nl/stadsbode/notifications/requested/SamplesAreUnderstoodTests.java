package nl.stadsbode.notifications.requested;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import nl.stadsbode.chassis.encryption.PersonalData;
import nl.stadsbode.chassis.inbox.ReceivedEvent;
import nl.stadsbode.chassis.testing.Contracts;
import nl.stadsbode.notifications.flow.FlowTest;
import nl.stadsbode.notifications.texts.Requested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What the preference-service says that it publishes is what is read here. */
class SamplesAreUnderstoodTests extends FlowTest {

    private static final Contracts THEIRS = Contracts.of("preference-service");
    private static final Map<String, Class<?>> MEANT = Map.of(
            "code", Requested.Code.class,
            "link", Requested.Link.class,
            "confirmation", Requested.Confirmation.class,
            "forgetting", Requested.Forgetting.class,
            "export", Requested.Export.class,
            "failure", Requested.Failure.class,
            "companion", Requested.ReadingAlong.class,
            "test", Requested.Test.class);

    @ParameterizedTest
    @ValueSource(strings = {"code", "link", "confirmation", "forgetting", "export", "failure", "companion", "test"})
    void each_sample_is_understood(String sample) {
        RequestedMessage message = RequestedMessage.read(event(sample), json, personalData);

        assertThat(message.open(json, personalData).requested(message.purpose(), message.channel()))
                .isInstanceOf(MEANT.get(sample));
        assertThat(message.open(json, personalData).addressee().easyFont()).isEqualTo(sample.equals("link"));
    }

    private ReceivedEvent event(String sample) {
        Path event = THEIRS.sample("message-requested", sample);
        ReceivedEvent received =
                Contracts.received(event, "nl.overheid.berichten.bericht-gevraagd", "residentId", json);
        ObjectNode data = (ObjectNode) json.readTree(received.data());
        data.put("content", sealed(personalData, THEIRS.sample("message-requested.content", sample), received.key()));
        return new ReceivedEvent(received.envelope(), received.key(), json.writeValueAsBytes(data));
    }

    private static String sealed(PersonalData personalData, Path content, String resident) {
        return Base64.getEncoder().encodeToString(personalData.encrypt(Contracts.bytes(content), resident));
    }
}
