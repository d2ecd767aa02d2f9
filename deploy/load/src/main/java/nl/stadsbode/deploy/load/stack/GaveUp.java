package nl.stadsbode.deploy.load.stack;

/** Something was tried for as long as it was worth; the message says what. */
public final class GaveUp extends RuntimeException {

    public GaveUp(String message) {
        super(message);
    }
}
