package nl.stadsbode.preferences.message;

import com.fasterxml.uuid.NoArgGenerator;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import nl.stadsbode.chassis.encryption.PersonalData;
import nl.stadsbode.chassis.events.Event;
import nl.stadsbode.chassis.outbox.Outbox;
import nl.stadsbode.preferences.contact.Channel;
import nl.stadsbode.preferences.contact.Destination;
import nl.stadsbode.preferences.contact.EmailAddress;
import nl.stadsbode.preferences.contact.PhoneNumber;
import nl.stadsbode.preferences.contact.PostalAddress;
import nl.stadsbode.preferences.resident.Resident;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Asks the notification-service for a message, in the transaction that it is about. */
@Component
public class RequestingMessages {

    private static final String TOPIC = "message-requested";
    private static final String TYPE = "nl.overheid.berichten.bericht-gevraagd";
    private static final Duration TEST_IS_OF_USE = Duration.ofMinutes(10);
    private static final Duration NEWS_IS_OF_USE = Duration.ofHours(24);

    private final Outbox outbox;
    private final PersonalData personalData;
    private final JsonMapper json;
    private final NoArgGenerator ids;
    private final Clock clock;

    RequestingMessages(Outbox outbox, PersonalData personalData, JsonMapper json, NoArgGenerator ids, Clock clock) {
        this.outbox = outbox;
        this.personalData = personalData;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param resident to whom it is addressed, in whose language and font */
    public void request(Resident resident, RequestedMessage message) {
        switch (message) {
            case RequestedMessage.Code(PhoneNumber to, String code, Duration valid) ->
                publish(resident, "verification", to, valid, words(resident, to).code(code, valid));
            case RequestedMessage.Link(EmailAddress to, URI link, Duration valid) ->
                publish(resident, "verification", to, valid, words(resident, to).link(link, valid));
            case RequestedMessage.Confirmation(Destination to) ->
                publish(resident, "confirmation", to, NEWS_IS_OF_USE, words(resident, to));
            case RequestedMessage.Forgetting(Destination to) ->
                publish(resident, "forgetting", to, NEWS_IS_OF_USE, words(resident, to));
            case RequestedMessage.Export(Destination to) ->
                publish(resident, "export", to, NEWS_IS_OF_USE, words(resident, to));
            case RequestedMessage.Failure(Destination to, Channel failed) ->
                publish(
                        resident,
                        "failure",
                        to,
                        NEWS_IS_OF_USE,
                        words(resident, to).failed(failed));
            case RequestedMessage.ReadingAlong about ->
                publish(
                        resident,
                        "companion",
                        about.to(),
                        NEWS_IS_OF_USE,
                        words(resident, about.to()).readingAlong(about));
            case RequestedMessage.Test(Destination to) ->
                publish(resident, "test", to, TEST_IS_OF_USE, words(resident, to));
        }
    }

    private void publish(
            Resident resident, String purpose, Destination to, Duration ofUse, MessageRequested.Content content) {
        Instant now = clock.instant();
        String id = resident.id().toString();
        byte[] sealed = personalData.encrypt(json.writeValueAsBytes(content), id);
        MessageRequested data = new MessageRequested(
                resident.id(),
                purpose,
                to.channel().code(),
                now.plus(ofUse),
                Base64.getEncoder().encodeToString(sealed));
        outbox.append(List.of(new Event(
                ids.generate(),
                TYPE,
                TOPIC,
                id,
                id,
                now,
                resident.version(),
                TOPIC,
                null,
                json.writeValueAsBytes(data))));
    }

    private static MessageRequested.Content words(Resident resident, Destination to) {
        return MessageRequested.Content.to(
                switch (to) {
                    case PhoneNumber number -> number.e164();
                    case EmailAddress email -> email.address();
                    case PostalAddress address ->
                        throw new IllegalArgumentException("what is asked for does not go by letter");
                },
                resident.person().name(),
                resident.settings().language().code(),
                resident.settings().easyFont());
    }
}
