package nl.stadsbode.deploy.load.sending;

import java.util.List;
import java.util.Map;
import nl.stadsbode.deploy.load.people.Resident;
import nl.stadsbode.deploy.load.stack.Addresses;
import nl.stadsbode.deploy.load.stack.Calls;
import tools.jackson.databind.JsonNode;

/** Enters residents at the preference-service; doing it twice changes nothing. */
final class Residents {

    static final int MOST_A_CALL = 500;

    private final Calls calls;
    private final Addresses addresses;

    Residents(Calls calls, Addresses addresses) {
        this.calls = calls;
        this.addresses = addresses;
    }

    void store(List<Resident> residents) {
        for (int from = 0; from < residents.size(); from += MOST_A_CALL) {
            List<Resident> part = residents.subList(from, Math.min(from + MOST_A_CALL, residents.size()));
            JsonNode answer = calls.post(addresses.preferences() + "/api/v1/residents/bulk", Map.of("residents", part));
            for (JsonNode result : answer.path("results")) {
                if (result.path("outcome").asString("").equals("refused")) {
                    throw new IllegalStateException(
                            "the preference-service refused a made-up resident: " + result.path("errors"));
                }
            }
        }
    }
}
