package nl.stadsbode.preferences.message;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import nl.stadsbode.preferences.contact.Channel;
import nl.stadsbode.preferences.contact.Destination;
import nl.stadsbode.preferences.contact.EmailAddress;
import nl.stadsbode.preferences.contact.PhoneNumber;
import org.jspecify.annotations.Nullable;

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

    /** That all that is kept of the resident will be erased. */
    record Forgetting(Destination to) implements RequestedMessage {}

    /** That a colleague gathers all that is kept of the resident, to print it. */
    record Export(Destination to) implements RequestedMessage {}

    /** That what is sent by another channel does not arrive any more. */
    record Failure(Destination to, Channel failed) implements RequestedMessage {}

    /**
     * That someone is asked to read along, or what came of it.
     *
     * @param name of the addressee
     * @param step how far it is
     * @param other name of the other of the two
     * @param answer where to say yes or no; only for who is asked
     * @param toCompanion whether the addressee is who reads along, and so has no account with us
     */
    record ReadingAlong(
            Destination to,
            String name,
            Step step,
            String other,
            @Nullable URI answer,
            boolean toCompanion) implements RequestedMessage {

        /** Of a step that only one of the two is told of. */
        public ReadingAlong(Destination to, String name, Step step, String other, @Nullable URI answer) {
            this(to, name, step, other, answer, step == Step.INVITED || step == Step.BEGUN);
        }

        /** How far it is. */
        public enum Step {
            INVITED,
            ACCEPTED,
            BEGUN,
            ENDED;

            String code() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        @Override
        public String toString() {
            return "ReadingAlong[" + step + "]";
        }
    }

    record Test(Destination to) implements RequestedMessage {}
}
