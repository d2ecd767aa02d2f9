package nl.stadsbode.deploy.load.demo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.stadsbode.deploy.load.people.Resident;
import nl.stadsbode.deploy.load.stack.Addresses;
import nl.stadsbode.deploy.load.stack.Calls;
import nl.stadsbode.deploy.load.stack.Unusable;
import tools.jackson.databind.JsonNode;

/** The case of the demo: a new one each time. */
final class DemoCase {

    private final Calls calls;
    private final Addresses addresses;
    private final Words words;
    private final String externalReference;

    DemoCase(Calls calls, Addresses addresses, Words words, Instant begun) {
        this.calls = calls;
        this.addresses = addresses;
        this.words = words;
        this.externalReference = "demo/" + begun.toEpochMilli();
    }

    void enter(Resident... residents) {
        calls.post(addresses.preferences() + "/api/v1/residents/bulk", Map.of("residents", residents));
    }

    /** Announces a status at once; the first one opens the case. */
    JsonNode becomes(String status, Instant at) {
        JsonNode result = calls.post(
                        addresses.cases() + "/api/v1/status-changes",
                        List.of(Map.of(
                                "externalReference",
                                externalReference,
                                "caseType",
                                "environmental-permit",
                                "statusCode",
                                status,
                                "occurredAt",
                                at.toString(),
                                "recipients",
                                List.of(
                                        recipient(Cast.ROSA, "applicant"),
                                        recipient(Cast.REPRESENTATIVE, "representative")),
                                "idempotencyKey",
                                externalReference + "/" + status)))
                .path("results")
                .path(0);
        if (result.path("outcome").asString("refused").equals("refused")) {
            throw new Unusable(words.say("refused", result.path("detail").asString("?")));
        }
        return result;
    }

    private static Map<String, String> recipient(Resident resident, String role) {
        return Map.of("residentId", resident.id().toString(), "role", role);
    }
}
