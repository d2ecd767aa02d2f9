package nl.stadsbode.chassis.privacy;

import java.util.UUID;
import nl.stadsbode.chassis.events.NotUnderstood;
import nl.stadsbode.chassis.inbox.ReceivedEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Someone wants to have all that is kept of them, or to have it forgotten.
 *
 * @param forgetting else an export
 */
public record PrivacyRequest(UUID job, UUID person, boolean forgetting) {

    private static final String TYPE = "nl.overheid.inwoners.privacyverzoek-gedaan";
    static final String EXPORT = "export";
    static final String FORGETTING = "forgetting";

    /** The fields that are read. */
    private record Data(
            @Nullable UUID jobId,
            @Nullable UUID residentId,
            @Nullable String what) {}

    /** @throws NotUnderstood when the data is not what the contract describes */
    public static PrivacyRequest read(ReceivedEvent event, JsonMapper json) {
        if (!event.envelope().type().equals(TYPE)) {
            throw new NotUnderstood("the type is not " + TYPE);
        }
        byte[] bytes = event.data();
        if (bytes == null) {
            throw new NotUnderstood("there are no data");
        }
        Data data = data(bytes, json);
        UUID job = data.jobId();
        UUID person = data.residentId();
        String what = data.what();
        if (job == null || person == null || !(EXPORT.equals(what) || FORGETTING.equals(what))) {
            throw new NotUnderstood("jobId, residentId or what is missing or not one of ours");
        }
        if (!event.key().equals(person.toString())) {
            throw new NotUnderstood("the key is not the residentId");
        }
        return new PrivacyRequest(job, person, FORGETTING.equals(what));
    }

    private static Data data(byte[] bytes, JsonMapper json) {
        try {
            Data data = json.readValue(bytes, Data.class);
            if (data == null) {
                throw new NotUnderstood("the data are null");
            }
            return data;
        } catch (JacksonException malformed) {
            throw new NotUnderstood("the data are not the JSON of privacy-requested", malformed);
        }
    }

    String what() {
        return forgetting ? FORGETTING : EXPORT;
    }
}
