package nl.stadsbode.notifications.texts;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import nl.stadsbode.notifications.residents.Channel;
import org.jspecify.annotations.Nullable;

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

    /** That all that is kept of the resident will be erased: who did not ask for it can say so. */
    record Forgetting() implements Requested {}

    /** That all that is kept of the resident is gathered at the desk: who did not ask for it can say so. */
    record Export() implements Requested {}

    /** That what we send by another channel does not arrive any more. */
    record Failure(Channel channel) implements Requested {}

    /**
     * That someone is asked to read along, or what came of it.
     *
     * @param other name of the other of the two; untrusted
     * @param answer where to say yes or no; only for who is asked
     * @param toCompanion whether the addressee is who reads along: they have no account with us, and no choice to change
     */
    record ReadingAlong(Step step, String other, @Nullable URI answer, boolean toCompanion) implements Requested {

        /** How far it is. */
        public enum Step {
            INVITED,
            ACCEPTED,
            BEGUN,
            ENDED;

            public static Optional<Step> of(String code) {
                return Arrays.stream(values())
                        .filter(step -> step.name().toLowerCase(Locale.ROOT).equals(code))
                        .findFirst();
            }
        }

        @Override
        public String toString() {
            return "ReadingAlong[" + step + "]";
        }
    }

    record Test() implements Requested {}
}
