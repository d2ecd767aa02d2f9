package nl.stadsbode.notifications.clarity;

/** What stands behind the token of a link or the code of a letter. */
sealed interface Opened {

    /** @param token by which the message's answer is counted once */
    record Ours(String token, WrittenText text) implements Opened {}

    record NotOurs() implements Opened {}

    /** Too many codes were wrong: nothing was looked up. */
    record TooOften() implements Opened {}
}
