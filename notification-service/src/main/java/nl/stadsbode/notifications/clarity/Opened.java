package nl.stadsbode.notifications.clarity;

/** What stands behind the token of a link or the code of a letter. */
sealed interface Opened {

    /** @param message by which its answer is counted once */
    record Ours(Mark message, WrittenText text) implements Opened {}

    record NotOurs() implements Opened {}

    /** Too many codes were wrong: nothing was looked up. */
    record TooOften() implements Opened {}
}
