package nl.stadsbode.chassis.events;

/**
 * An event whose envelope or data cannot be read. The message says what is wrong and never quotes the data, which may
 * be personal.
 */
public final class NotUnderstood extends RuntimeException {

    public NotUnderstood(String reason) {
        super(reason);
    }

    public NotUnderstood(String reason, Throwable cause) {
        super(reason, cause);
    }
}
