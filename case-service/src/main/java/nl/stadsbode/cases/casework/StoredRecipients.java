package nl.stadsbode.cases.casework;

import java.util.List;
import java.util.UUID;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Recipients as they are stored with their case. */
record StoredRecipients(JsonMapper json) {

    private record Stored(UUID residentId, Recipient.Role role) {}

    String write(List<Recipient> recipients) {
        return json.writeValueAsString(recipients.stream()
                .map(each -> new Stored(each.resident().value(), each.role()))
                .toList());
    }

    List<Recipient> read(String stored) {
        return json.readValue(stored, new TypeReference<List<Stored>>() {}).stream()
                .map(each -> new Recipient(new ResidentId(each.residentId()), each.role()))
                .toList();
    }
}
