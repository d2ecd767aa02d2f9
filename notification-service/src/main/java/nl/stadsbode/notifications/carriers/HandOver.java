package nl.stadsbode.notifications.carriers;

import java.util.regex.Pattern;

/**
 * The answer to one hand-over. All but {@link Unknown} and {@link Accepted} mean: certainly not accepted.
 *
 * <p>Reasons are short codes in kebab case, never a text of the carrier's: that may quote a number or an address.
 */
public sealed interface HandOver {

    default boolean isCertainlyNotAccepted() {
        return !(this instanceof Accepted || this instanceof Unknown);
    }

    /**
     * @param reference the carrier's own id of the message, by which its receipts name it. What is no printable ASCII
     *     becomes a question mark, and what is longer than any carrier writes is cut off: a foreign answer must never be
     *     the reason why an accepted message cannot be written down
     */
    record Accepted(String reference) implements HandOver {

        private static final Pattern NOT_PRINTABLE = Pattern.compile("[^\\x20-\\x7E]");
        private static final int LONGEST = 200;

        public Accepted {
            reference = NOT_PRINTABLE
                    .matcher(reference.substring(0, Math.min(reference.length(), LONGEST)))
                    .replaceAll("?");
        }
    }

    /** Refused for good: this number or address, or this message. */
    record Refused(String reason) implements HandOver {}

    /** This message not now: its mailbox is busy. */
    record Later(String reason) implements HandOver {}

    /** None now: we send faster than the carrier takes. It does well, and asks for a pause. */
    record Throttled(String reason) implements HandOver {}

    /** Not now, because something is wrong at the carrier, or between it and us. */
    record Faulty(String reason) implements HandOver {}

    /** The carrier cannot be reached at all: its trouble, not the message's. */
    record Away(String reason) implements HandOver {}

    /** No answer came (time-out, reset): it may or may not have been accepted. */
    record Unknown(String reason) implements HandOver {}
}
