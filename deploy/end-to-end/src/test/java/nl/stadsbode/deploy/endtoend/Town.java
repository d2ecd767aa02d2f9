package nl.stadsbode.deploy.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.stadsbode.deploy.local.Endpoints;
import nl.stadsbode.deploy.local.LocalStack;
import nl.stadsbode.deploy.local.ServerProcess;
import tools.jackson.databind.JsonNode;

/** A municipality at work: the running stack, seen from outside. */
final class Town {

    private final LocalStack stack;
    private final Api api;

    Town(LocalStack stack) {
        this.stack = stack;
        this.api = new Api(stack.endpoints().issuer(), stack.secrets().system());
    }

    Endpoints at() {
        return stack.endpoints();
    }

    Api api() {
        return api;
    }

    ServerProcess process(String name) {
        return stack.process(name);
    }

    void register(Person person) {
        api.put(at().preferences() + "/api/v1/residents/" + person.id(), person.body());
    }

    /** Opens a case; its first status is announced at once. */
    JsonNode open(String caseType, Person... recipients) {
        return api.post(
                at().cases() + "/api/v1/cases",
                Map.of(
                        "caseType",
                        caseType,
                        "announce",
                        "immediately",
                        "recipients",
                        Arrays.stream(recipients)
                                .map(each -> Map.of("residentId", each.id(), "role", "applicant"))
                                .toList()));
    }

    void change(String caseId, String status) {
        api.post(
                at().cases() + "/api/v1/cases/" + caseId + "/statuses",
                Map.of("status", status, "announce", "immediately"));
    }

    /** What the case-service shows that this resident was told of the case's n-th status. */
    JsonNode told(String caseId, int status, UUID resident) {
        JsonNode entries = api.get(at().cases() + "/api/v1/cases/" + caseId)
                .path("statuses")
                .path(status)
                .path("told");
        return entries.valueStream()
                .filter(entry -> entry.path("residentId").asString("").equals(resident.toString()))
                .findFirst()
                .orElse(entries.path("none"));
    }

    /** What the post room got for them, newest first, with content. */
    List<JsonNode> post(Person person, String channel) {
        String all = at().postRoom() + "/api/messages";
        return api.get(all + "?channel=" + channel + "&to=" + URLEncoder.encode(person.to(channel), UTF_8))
                .valueStream()
                .map(line -> api.get(all + "/" + line.path("id").asString()))
                .toList();
    }
}
