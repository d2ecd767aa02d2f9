package nl.stadsbode.preferences.message;

import java.net.URI;
import java.time.Duration;
import nl.stadsbode.preferences.contact.Channel;
import nl.stadsbode.preferences.contact.Destination;
import nl.stadsbode.preferences.contact.EmailAddress;
import nl.stadsbode.preferences.contact.PhoneNumber;

/** What is sent to one number or address, at once and whatever the hour. */
public sealed interface RequestedMessage {

    /** @param code six digits */
    record Code(PhoneNumber to, String code, Duration valid) implements RequestedMessage {
        @Override
        public String toString() {
            return "Code[]";
        }
    }

    record Link(EmailAddress to, URI link, Duration valid) implements RequestedMessage {
        @Override
        public String toString() {
            return "Link[]";
        }
    }

    /** That something about the resident was changed. */
    record Confirmation(Destination to) implements RequestedMessage {}

    /** That what is sent by another channel does not arrive any more. */
    record Failure(Destination to, Channel failed) implements RequestedMessage {}

    record Test(Destination to) implements RequestedMessage {}
}
