package nl.stadsbode.preferences.failure;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import nl.stadsbode.chassis.events.NotUnderstood;
import nl.stadsbode.chassis.inbox.Intake;
import nl.stadsbode.chassis.inbox.Intakes;
import nl.stadsbode.chassis.inbox.ReceivedEvent;
import nl.stadsbode.preferences.contact.ContactFailure;
import nl.stadsbode.preferences.contact.ContactFailure.Why;
import nl.stadsbode.preferences.contact.How;
import nl.stadsbode.preferences.contact.Stated;
import nl.stadsbode.preferences.resident.FailingContactPoints;
import nl.stadsbode.preferences.resident.FailingContactPoints.Report;
import nl.stadsbode.preferences.resident.ResidentId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Listens to {@code contact-point-failed}. */
@Configuration(proxyBeanMethods = false)
class FailureReports {

    private static final String TOPIC = "contact-point-failed";
    private static final String TYPE = "nl.overheid.inwoners.contactgegeven-onbruikbaar";

    /** The fields that are read. */
    private record Data(
            @Nullable String residentId,
            @Nullable String contactPointId,
            @Nullable String why,
            @Nullable String at) {}

    @Bean
    Intake<Report> failureIntake(Intakes intakes, JsonMapper json, FailingContactPoints failing, Clock clock) {
        return intakes.of(TOPIC, event -> understand(json, clock, event), failing::fail);
    }

    @Bean
    Consumer<Message<List<byte[]>>> contactPointFailed(Intake<Report> failureIntake) {
        return failureIntake::receive;
    }

    static Report understand(JsonMapper json, Clock clock, ReceivedEvent event) {
        if (!event.envelope().type().equals(TYPE)) {
            throw new NotUnderstood("the type is not " + TYPE);
        }
        Data data = data(json, event.data());
        UUID resident = id(data.residentId(), "residentId");
        if (!event.key().equals(resident.toString())) {
            throw new NotUnderstood("the key is not the residentId");
        }
        return new Report(
                new ResidentId(resident),
                id(data.contactPointId(), "contactPointId"),
                new ContactFailure(
                        moment(data.at()),
                        Why.of(data.why() == null ? "" : data.why())
                                .orElseThrow(() -> new NotUnderstood("the reason in why is not known"))),
                new Stated(
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        event.envelope().source(),
                        How.CARRIER));
    }

    private static Data data(JsonMapper json, byte @Nullable [] bytes) {
        if (bytes == null) {
            throw new NotUnderstood("there are no data");
        }
        try {
            Data data = json.readValue(bytes, Data.class);
            if (data == null) {
                throw new NotUnderstood("the data are null");
            }
            return data;
        } catch (JacksonException malformed) {
            throw new NotUnderstood("the data are not the JSON of a report", malformed);
        }
    }

    private static UUID id(@Nullable String value, String field) {
        try {
            return UUID.fromString(value == null ? "" : value);
        } catch (IllegalArgumentException malformed) {
            throw new NotUnderstood(field + " is not a UUID", malformed);
        }
    }

    private static Instant moment(@Nullable String value) {
        try {
            return Instant.parse(value == null ? "" : value).truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException malformed) {
            throw new NotUnderstood("at is not a moment", malformed);
        }
    }
}
