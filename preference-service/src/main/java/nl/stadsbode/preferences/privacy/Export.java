package nl.stadsbode.preferences.privacy;

import java.util.List;
import java.util.Map;
import nl.stadsbode.chassis.encryption.PersonalData;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts what the services gave together: by service, by the name of the list, all that is in the list. */
@Component
class Export {

    private final Jobs jobs;
    private final PersonalData personalData;
    private final JsonMapper json;

    Export(Jobs jobs, PersonalData personalData, JsonMapper json) {
        this.jobs = jobs;
        this.personalData = personalData;
        this.json = json;
    }

    ObjectNode of(Job job) {
        ObjectNode all = json.createObjectNode();
        all.put("residentId", job.resident().toString());
        all.put("askedAt", job.askedAt().toString());
        all.put("completeAt", String.valueOf(job.finishedAt()));
        ObjectNode services = all.putObject("services");
        for (Map.Entry<String, List<byte[]>> pages : jobs.pages(job.id()).entrySet()) {
            ObjectNode lists = services.putObject(pages.getKey());
            pages.getValue().forEach(bytes -> add(lists, opened(job, bytes)));
        }
        return all;
    }

    byte[] json(Job job) {
        return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(of(job));
    }

    private JsonNode opened(Job job, byte[] bytes) {
        return json.readTree(personalData.decrypt(bytes, job.resident().toString()));
    }

    private static void add(ObjectNode lists, JsonNode page) {
        page.properties().forEach(list -> {
            ArrayNode known =
                    lists.get(list.getKey()) instanceof ArrayNode there ? there : lists.putArray(list.getKey());
            list.getValue().forEach(known::add);
        });
    }
}
