package nl.stadsbode.preferences.verification;

import java.time.Instant;

/** What came of asking for a code, a link or a test message. */
public sealed interface Begun {

    record Sent() implements Begun {}

    /** Too many were asked for. @param until when the next may be */
    record Held(Instant until) implements Begun {}

    /** Enough was sent to that number or address. */
    record HeldThere() implements Begun {}

    /** The number or address is in use already. */
    record KnownAlready() implements Begun {}

    /** There is nothing to send to, or nobody. */
    record NothingThere() implements Begun {}
}
