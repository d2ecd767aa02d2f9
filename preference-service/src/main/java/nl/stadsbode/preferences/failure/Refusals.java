package nl.stadsbode.preferences.failure;

import java.util.Arrays;
import nl.stadsbode.chassis.events.NotUnderstood;
import nl.stadsbode.chassis.inbox.ReceivedEvent;
import nl.stadsbode.preferences.choice.MessageKind;
import nl.stadsbode.preferences.contact.Channel;
import nl.stadsbode.preferences.contact.How;
import nl.stadsbode.preferences.contact.Stated;
import nl.stadsbode.preferences.resident.WithdrawingChoices.Withdrawal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reads that a resident refused further messages on a channel. */
final class Refusals {

    static final String TYPE = "nl.overheid.inwoners.keuze-ingetrokken";

    /** The fields that are read. */
    private record Data(
            @Nullable String residentId,
            @Nullable String topic,
            @Nullable String kind,
            @Nullable String channel,
            @Nullable String how,
            @Nullable String at) {}

    private Refusals() {}

    static Withdrawal understand(JsonMapper json, ReceivedEvent event) {
        Data data = Fields.data(json, event, Data.class);
        if (data.topic() == null || data.topic().isBlank()) {
            throw new NotUnderstood("there is no topic");
        }
        if (!MessageKind.SERVICE.code().equals(data.kind())) {
            throw new NotUnderstood("only service messages can be refused");
        }
        if (!How.UNSUBSCRIBED.code().equals(data.how())) {
            throw new NotUnderstood("the way in how is not known");
        }
        return new Withdrawal(
                Fields.resident(event, data.residentId()),
                data.topic(),
                channel(data.channel()),
                new Stated(Fields.moment(data.at()), "resident", How.UNSUBSCRIBED));
    }

    private static Channel channel(@Nullable String code) {
        return Arrays.stream(Channel.values())
                .filter(channel -> channel.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotUnderstood("the channel is not known"));
    }
}
