package nl.stadsbode.deploy.local;

/** The stack cannot start or go on; the message says to a person why and what to do. */
public final class StackFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StackFailure(String message) {
        super(message);
    }

    public StackFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
