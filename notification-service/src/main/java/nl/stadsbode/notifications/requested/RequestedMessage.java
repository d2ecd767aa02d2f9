package nl.stadsbode.notifications.requested;

import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import nl.stadsbode.chassis.encryption.PersonalData;
import nl.stadsbode.chassis.events.NotUnderstood;
import nl.stadsbode.chassis.inbox.ReceivedEvent;
import nl.stadsbode.notifications.residents.Channel;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message that a resident asked for.
 *
 * @param sealed a {@link Wanted}, encrypted, bound to the resident's id
 * @param expiresAt from then on it is of no use, and not sent
 */
record RequestedMessage(
        UUID id,
        UUID residentId,
        Purpose purpose,
        Channel channel,
        byte[] sealed,
        @Nullable String traceParent,
        Instant requestedAt,
        Instant expiresAt) {

    /** The event's data. */
    private record Data(UUID residentId, String purpose, String channel, Instant expiresAt, String content) {}

    /** Opens the content as well: what cannot be sent is told at once. */
    static RequestedMessage read(ReceivedEvent event, JsonMapper json, PersonalData personalData) {
        byte[] bytes = event.data();
        if (bytes == null) {
            throw new NotUnderstood("a requested message has data");
        }
        try {
            Data data = json.readValue(bytes, Data.class);
            if (!data.residentId().toString().equals(event.key())) {
                throw new NotUnderstood("the key is not the resident of the data");
            }
            RequestedMessage message = new RequestedMessage(
                    event.envelope().id(),
                    data.residentId(),
                    Purpose.of(data.purpose()).orElseThrow(() -> new NotUnderstood("the purpose is unknown")),
                    Channel.of(data.channel())
                            .filter(Channel::electronic)
                            .orElseThrow(() -> new NotUnderstood("the channel is neither sms nor email")),
                    Base64.getDecoder().decode(data.content()),
                    event.envelope().traceParent(),
                    event.envelope().time(),
                    java.util.Objects.requireNonNull(data.expiresAt()));
            message.open(json, personalData).requested(message.purpose, message.channel);
            return message;
        } catch (JacksonException | IllegalArgumentException | NullPointerException malformed) {
            throw new NotUnderstood("the data is not the JSON of message-requested", malformed);
        } catch (PersonalData.CannotDecrypt refused) {
            throw new NotUnderstood("the content cannot be decrypted with our key", refused);
        }
    }

    Wanted open(JsonMapper json, PersonalData personalData) {
        Wanted wanted = json.readValue(personalData.decrypt(sealed, residentId.toString()), Wanted.class);
        java.util.Objects.requireNonNull(wanted.to());
        return wanted;
    }

    @Override
    public String toString() {
        return "RequestedMessage[" + id + "]";
    }
}
