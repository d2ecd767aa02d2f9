package nl.stadsbode.notifications.texts;

import java.net.URI;
import nl.stadsbode.notifications.residents.Channel;

/** What a resident asked for and waits for, or is told because something about them was changed; about no case. */
public sealed interface Requested {

    /** @param minutes how long the code holds */
    record Code(String code, int minutes) implements Requested {
        @Override
        public String toString() {
            return "Code[]";
        }
    }

    /** @param minutes how long the link holds */
    record Link(URI address, int minutes) implements Requested {
        @Override
        public String toString() {
            return "Link[]";
        }
    }

    /** That something was changed, to where messages went until then: who did not do it can say so. */
    record Confirmation() implements Requested {}

    /** That what we send by another channel does not arrive any more. */
    record Failure(Channel channel) implements Requested {}

    record Test() implements Requested {}
}
