package nl.stadsbode.preferences.privacy;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import nl.stadsbode.chassis.events.Event;
import nl.stadsbode.chassis.outbox.Outbox;
import nl.stadsbode.preferences.resident.ResidentId;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Asks every other service for its part of a job, in the transaction in which it begins. */
@Component
class AskingOthers {

    private static final String TOPIC = "privacy-requested";
    private static final String TYPE = "nl.overheid.inwoners.privacyverzoek-gedaan";

    /** The data of the event; the schema is in {@code contracts/}. */
    private record PrivacyRequested(UUID jobId, ResidentId residentId, String what) {}

    private final Outbox outbox;
    private final JsonMapper json;
    private final Clock clock;

    AskingOthers(Outbox outbox, JsonMapper json, Clock clock) {
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    /** The event bears the job's id: a job is asked for once. */
    void ask(Job job) {
        String resident = job.resident().toString();
        outbox.append(List.of(new Event(
                job.id(),
                TYPE,
                TOPIC,
                resident,
                resident,
                clock.instant(),
                1,
                TOPIC,
                null,
                json.writeValueAsBytes(new PrivacyRequested(
                        job.id(), job.resident(), job.what().code())))));
    }
}
