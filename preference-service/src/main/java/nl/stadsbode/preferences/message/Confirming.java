package nl.stadsbode.preferences.message;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import nl.stadsbode.preferences.choice.Choice;
import nl.stadsbode.preferences.contact.Channel;
import nl.stadsbode.preferences.contact.ContactPoint;
import nl.stadsbode.preferences.contact.Destination;
import nl.stadsbode.preferences.resident.Resident;
import nl.stadsbode.preferences.resident.TellingOfAddresses;
import nl.stadsbode.preferences.topic.Topic;
import org.springframework.stereotype.Component;

/**
 * Tells residents of what someone else wrote down for them, where such messages came until then: who did not ask
 * for it can say so. Where they came by letter or not at all nothing is sent, but of another address for letters:
 * electronic sending needs a choice.
 */
@Component
public class Confirming implements TellingOfAddresses {

    private final RequestingMessages messages;

    Confirming(RequestingMessages messages) {
        this.messages = messages;
    }

    /** In the transaction of the change. */
    public void choiceChanged(Resident before, Choice.Subject about, Resident after) {
        if (!before.choices().equals(after.choices())) {
            previous(before, about).ifPresent(to -> messages.request(before, new RequestedMessage.Confirmation(to)));
        }
    }

    /** To every number and mailbox that is known to be theirs: by one call all their letters could go to somebody else. */
    @Override
    public void lettersElsewhere(Resident before, Resident after) {
        if (!before.residence().equals(after.residence())) {
            before.verifiedElectronically()
                    .forEach(point -> messages.request(before, new RequestedMessage.Confirmation(point.destination())));
        }
    }

    /** In the transaction of the change. */
    public void pauseChanged(Resident before, Resident after) {
        if (!Objects.equals(before.pausedUntil(), after.pausedUntil())) {
            confirm(before);
        }
    }

    private void confirm(Resident before) {
        before.chosenElectronically()
                .findFirst()
                .map(ContactPoint::destination)
                .ifPresent(to -> messages.request(before, new RequestedMessage.Confirmation(to)));
    }

    private static Optional<Destination> previous(Resident before, Choice.Subject about) {
        return before
                .choices()
                .about(about)
                .or(() -> before.choices().about(new Choice.Subject(Topic.ANY, about.kind())))
                .stream()
                .flatMap(choice -> choice.channels().stream())
                .filter(channel -> channel != Channel.LETTER)
                .flatMap(channel -> Stream.ofNullable(before.contactPoint(channel)))
                .filter(ContactPoint::verified)
                .map(ContactPoint::destination)
                .findFirst();
    }
}
