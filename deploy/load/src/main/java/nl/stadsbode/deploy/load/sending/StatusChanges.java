package nl.stadsbode.deploy.load.sending;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import nl.stadsbode.deploy.load.settling.Ledger;
import nl.stadsbode.deploy.load.stack.Addresses;
import nl.stadsbode.deploy.load.stack.Calls;
import nl.stadsbode.deploy.load.stack.StatusChangeItem;
import tools.jackson.databind.JsonNode;

/** Hands status changes to the case-service and enters in the ledger what it said of each. */
final class StatusChanges {

    static final int MOST_A_CALL = 200;

    private static final int LONGEST_REFERENCE = 100;

    private final Calls calls;
    private final Addresses addresses;
    private final String run;
    private final String caseType;
    private final Ledger ledger;

    StatusChanges(Calls calls, Addresses addresses, String run, String caseType, Ledger ledger) {
        this.calls = calls;
        this.addresses = addresses;
        this.run = run;
        this.caseType = caseType;
        this.ledger = ledger;
    }

    void send(List<Change> changes) {
        JsonNode results = calls.post(
                        addresses.cases() + "/api/v1/status-changes",
                        changes.stream().map(this::item).toList())
                .path("results");
        if (results.size() != changes.size()) {
            throw new IllegalStateException("the case-service answered " + results.size() + " of " + changes.size());
        }
        for (JsonNode result : results) {
            enter(changes.get(result.path("index").asInt()), result);
        }
    }

    private void enter(Change change, JsonNode result) {
        if (result.path("outcome").asString("").equals("refused")) {
            ledger.nothing(result.path("reason").asString("refused"));
        } else {
            ledger.accepted(
                    UUID.fromString(result.path("statusId").asString("")),
                    new Ledger.Accepted(change.number(), change.caseId(), change.late()));
        }
    }

    private StatusChangeItem item(Change change) {
        return StatusChangeItem.of(
                reference(change.caseId()),
                caseType,
                change.status(),
                change.at().toString(),
                change.residentId(),
                run + "/" + change.number());
    }

    /** Ours for the case; a name that the case-service would not take is replaced by a hash of it. */
    private String reference(String caseId) {
        String reference = run + "/" + caseId;
        return reference.length() <= LONGEST_REFERENCE && reference.matches("[\\x21-\\x7e]+")
                ? reference
                : run + "/" + UUID.nameUUIDFromBytes(caseId.getBytes(StandardCharsets.UTF_8));
    }
}
