package nl.stadsbode.notifications.residents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Base64;
import java.util.List;
import nl.stadsbode.chassis.inbox.ReceivedEvent;
import nl.stadsbode.chassis.testing.Contracts;
import nl.stadsbode.notifications.flow.FlowTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** This service understands what the preference-service says that it publishes. */
class SamplesAreUnderstoodTests extends FlowTest {

    private static final String TOPIC = "resident-preferences";
    private static final String CONTACT = "resident-preferences.contact";
    private static final Contracts THEIRS = Contracts.of("preference-service");

    @Test
    void every_sample_is_understood_with_every_sample_of_contact_details() {
        for (Path sample : THEIRS.samples(TOPIC)) {
            for (Path contact : THEIRS.samples(CONTACT)) {
                ReceivedEvent event = event(sample, contact);

                ResidentPreferences read = ResidentPreferences.read(event, json, personalData);

                assertThat(read.residentId()).hasToString(event.key());
                assertThat(read.version())
                        .isEqualTo(json.readTree(Contracts.bytes(sample))
                                .get("version")
                                .asLong());
                assertThat(read.forgotten()).isFalse();
            }
        }
    }

    @Test
    void choices_and_quiet_hours_are_read() {
        ResidentPreferences.Data chosen = data("chosen");
        assertThat(chosen.language()).isEqualTo("nl");
        assertThat(chosen.toQuietHours()).isEqualTo(new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0)));
        assertThat(chosen.toChoices())
                .containsExactly(
                        new Choice("*", false, List.of(Channel.SMS, Channel.EMAIL)),
                        new Choice("taxes", true, List.of(Channel.EMAIL)),
                        new Choice("waste", false, List.of()));

        ResidentPreferences.Data nothing = data("nothing-chosen");
        assertThat(nothing.language()).isEqualTo("en");
        assertThat(nothing.largePrint()).isTrue();
        assertThat(nothing.toQuietHours()).isNull();
        assertThat(nothing.toChoices()).isEmpty();
    }

    @Test
    void only_verified_contact_points_are_usable() {
        assertThat(read("chosen", "netherlands").reachable()).containsExactly(Channel.SMS, Channel.LETTER);
        assertThat(read("chosen", "abroad").reachable()).containsExactly(Channel.LETTER);
        ContactDetails abroad = json.readValue(Contracts.bytes(THEIRS.sample(CONTACT, "abroad")), ContactDetails.class);
        assertThat(abroad.address()).isNotNull();
        assertThat(abroad.address().country()).isEqualTo("BE");
        assertThat(abroad.address().lines()).containsExactly("Meir 1 bus 2", "2000 Antwerpen");
    }

    private ResidentPreferences.Data data(String sample) {
        return json.readValue(read(sample, "netherlands").json(), ResidentPreferences.Data.class);
    }

    private ResidentPreferences read(String sample, String contact) {
        return ResidentPreferences.read(
                event(THEIRS.sample(TOPIC, sample), THEIRS.sample(CONTACT, contact)), json, personalData);
    }

    /** The sample's ciphertext is only a picture of one: this puts a real one there. */
    private ReceivedEvent event(Path sample, Path contact) {
        ReceivedEvent received =
                Contracts.received(sample, "nl.overheid.inwoners.voorkeuren-gewijzigd", "residentId", json);
        ObjectNode data = (ObjectNode) json.readTree(received.data());
        byte[] encrypted = personalData.encrypt(Contracts.bytes(contact), received.key());
        data.put("contact", Base64.getEncoder().encodeToString(encrypted));
        return new ReceivedEvent(received.envelope(), received.key(), json.writeValueAsBytes(data));
    }
}
