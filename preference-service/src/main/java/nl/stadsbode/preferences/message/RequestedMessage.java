package nl.stadsbode.preferences.message;

import java.net.URI;
import java.time.Duration;
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
    record Confirmation(nl.stadsbode.preferences.contact.Destination to) implements RequestedMessage {}

    record Test(nl.stadsbode.preferences.contact.Destination to) implements RequestedMessage {}
}
