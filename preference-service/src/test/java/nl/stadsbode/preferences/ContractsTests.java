package nl.stadsbode.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import nl.stadsbode.chassis.testing.ContractsAreKept;
import nl.stadsbode.preferences.contact.Channel;
import nl.stadsbode.preferences.contact.EmailAddress;
import nl.stadsbode.preferences.contact.PhoneNumber;
import nl.stadsbode.preferences.resident.ResidentId;
import nl.stadsbode.preferences.verification.Checked;
import nl.stadsbode.preferences.verification.Verifying;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What this service promises others, and that it keeps to it. */
class ContractsTests extends ServiceTest implements ContractsAreKept {

    @Autowired
    private Verifying verifying;

    @Test
    void published_events_conform_to_the_schema() throws Exception {
        List<UUID> residents = List.of(
                aResident(), aResident("{\"name\": \"Nobody To Reach\", \"quietHours\": null}"), aResident("""
                        {"name": "Abroad", "salutation": "Dear A", "language": "en", "largePrint": true,
                         "address": {"country": "BE", "lines": ["Meir 1"]}}
                        """));

        for (UUID resident : residents) {
            var event = published.about(resident, 1).getFirst();
            OURS.assertConforms("resident-preferences", data(event));
            OURS.assertConforms("resident-preferences.contact", contactIn(event));
        }
    }

    @Test
    void requested_messages_conform_to_the_schema() throws Exception {
        UUID rosa = aResident();
        ResidentId id = new ResidentId(rosa);
        verifying.begin(id, PhoneNumber.of("06 11111111"));
        jdbc.sql("delete from sent_on_request where resident_id = ?")
                .param(rosa)
                .update();
        verifying.begin(id, EmailAddress.of("other@example.nl"));
        jdbc.sql("delete from sent_on_request where resident_id = ?")
                .param(rosa)
                .update();
        verifying.test(id, Channel.SMS);
        String code = wordsIn(requested.about(rosa, 3).getFirst()).get("code").asString();
        assertThat(verifying.check(id, code)).isInstanceOf(Checked.Right.class);

        var events = requested.about(rosa, 4);

        assertThat(events)
                .extracting(event -> data(event).get("purpose").asString())
                .containsExactly("verification", "verification", "test", "confirmation");
        for (var event : events) {
            OURS.assertConforms("message-requested", data(event));
            OURS.assertConforms("message-requested.content", wordsIn(event));
        }
    }
}
