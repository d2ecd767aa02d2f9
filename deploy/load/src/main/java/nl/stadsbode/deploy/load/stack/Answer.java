package nl.stadsbode.deploy.load.stack;

/** The answer to one try. */
sealed interface Answer {

    record Good(byte[] body) implements Answer {}

    /** The service is away, busy or restarting. */
    record Later(String why) implements Answer {}

    record Declined(int status, String problem) implements Answer {}
}
