package nl.stadsbode.preferences.verification;

import java.time.Instant;

/** Whether something more may be sent. */
public sealed interface Bounds {

    record Free() implements Bounds {}

    /** The resident had enough sent. @param until when the next may be */
    record Held(Instant until) implements Bounds {}

    /** Enough was sent to that number or address. Nobody is told by whom, how often or when. */
    record HeldThere() implements Bounds {}
}
