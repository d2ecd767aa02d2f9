package nl.stadsbode.notifications.carriers;

/**
 * The answer to one hand-over. All but {@link Unknown} and {@link Accepted} mean: certainly not accepted.
 *
 * <p>Reasons are short codes in kebab case, never a text of the carrier's: that may quote a number or an address.
 */
public sealed interface HandOver {

    /** @param reference the carrier's own id of the message, by which its receipts name it */
    record Accepted(String reference) implements HandOver {}

    /** Refused for good: this number or address, or this message. */
    record Refused(String reason) implements HandOver {}

    /** Refused for now: throttled, mailbox busy. */
    record Later(String reason) implements HandOver {}

    /** The carrier cannot be reached at all: its trouble, not the message's. */
    record Away(String reason) implements HandOver {}

    /** No answer came (time-out, reset): it may or may not have been accepted. */
    record Unknown(String reason) implements HandOver {}
}
