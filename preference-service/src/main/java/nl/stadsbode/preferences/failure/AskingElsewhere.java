package nl.stadsbode.preferences.failure;

import nl.stadsbode.preferences.contact.Channel;
import nl.stadsbode.preferences.message.RequestedMessage;
import nl.stadsbode.preferences.message.RequestingMessages;
import nl.stadsbode.preferences.resident.FailingContactPoints.Failed;
import nl.stadsbode.preferences.resident.Resident;
import org.springframework.stereotype.Component;

/**
 * Asks residents, by another channel that works and that they chose for something, for the number or address that does
 * not work any more. Who has none is not asked: the contact centre finds returned letters in its list.
 */
@Component
class AskingElsewhere {

    private final RequestingMessages messages;

    AskingElsewhere(RequestingMessages messages) {
        this.messages = messages;
    }

    void ask(Failed failed) {
        Resident resident = failed.resident();
        if (resident.deceased()) {
            return;
        }
        Channel broken = failed.point().channel();
        resident.chosenElectronically()
                .filter(point -> point.channel() != broken)
                .findFirst()
                .ifPresent(
                        point -> messages.request(resident, new RequestedMessage.Failure(point.destination(), broken)));
    }
}
