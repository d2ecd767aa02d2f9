package nl.stadsbode.preferences.privacy;

import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import nl.stadsbode.chassis.events.NotUnderstood;
import nl.stadsbode.chassis.inbox.Intake;
import nl.stadsbode.chassis.inbox.Intakes;
import nl.stadsbode.chassis.inbox.ReceivedEvent;
import nl.stadsbode.preferences.resident.ResidentId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Listens to {@code privacy-answered}: each service's part of a job. */
@Configuration(proxyBeanMethods = false)
class HearingAnswers {

    private static final String TOPIC = "privacy-answered";
    private static final String TYPE = "nl.overheid.inwoners.privacyverzoek-beantwoord";
    private static final int MOST_PAGES = 10_000;

    /** The fields that are read. */
    private record Data(
            @Nullable UUID jobId,
            @Nullable UUID residentId,
            @Nullable String service,
            @Nullable Integer page,
            boolean last,
            @Nullable String content,
            @Nullable List<String> erased,
            @Nullable List<Job.Kept> kept) {}

    @Bean
    Intake<Answer> privacyAnswers(Intakes intakes, JsonMapper json, Gathering gathering) {
        return intakes.of(TOPIC, event -> understand(json, event), gathering::answered);
    }

    @Bean
    Consumer<Message<List<byte[]>>> privacyAnswered(Intake<Answer> privacyAnswers) {
        return privacyAnswers::receive;
    }

    static Answer understand(JsonMapper json, ReceivedEvent event) {
        if (!event.envelope().type().equals(TYPE)) {
            throw new NotUnderstood("the type is not " + TYPE);
        }
        byte[] bytes = event.data();
        if (bytes == null) {
            throw new NotUnderstood("there are no data");
        }
        try {
            Data data = json.readValue(bytes, Data.class);
            UUID resident = required(data.residentId(), "residentId");
            String service = required(data.service(), "service");
            int page = required(data.page(), "page");
            if (!event.key().equals(resident.toString())) {
                throw new NotUnderstood("the key is not the residentId");
            }
            if (!event.envelope().source().endsWith(":" + service)) {
                throw new NotUnderstood("a service answers for itself alone");
            }
            if (page < 0 || page > MOST_PAGES) {
                throw new NotUnderstood("page is not one of ours");
            }
            return new Answer(
                    required(data.jobId(), "jobId"),
                    new ResidentId(resident),
                    service,
                    page,
                    data.last(),
                    data.content() == null ? null : Base64.getDecoder().decode(data.content()),
                    data.erased() == null ? List.of() : data.erased(),
                    data.kept() == null ? List.of() : data.kept());
        } catch (JacksonException | IllegalArgumentException malformed) {
            throw malformed.getCause() instanceof NotUnderstood reason
                    ? reason
                    : new NotUnderstood("the data are not the JSON of an answer", malformed);
        }
    }

    private static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw new NotUnderstood(field + " is missing");
        }
        return value;
    }
}
