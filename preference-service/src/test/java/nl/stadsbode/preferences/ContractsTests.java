package nl.stadsbode.preferences;

import java.util.List;
import java.util.UUID;
import nl.stadsbode.chassis.testing.ContractsAreKept;
import org.junit.jupiter.api.Test;

/** What this service promises others, and that it keeps to it. */
class ContractsTests extends ServiceTest implements ContractsAreKept {

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
}
