package nl.stadsbode.deploy.load.stack;

/** What was asked cannot be done as it stands; the message tells the person at the keyboard what to change. */
public class Unusable extends RuntimeException {

    public Unusable(String message) {
        super(message);
    }
}
