package nl.stadsbode.preferences.companion;

import java.time.Instant;

/** What came of asking someone to read along. */
public sealed interface Asking {

    record Sent() implements Asking {}

    /** Too much was sent already. */
    record Held(Instant until) implements Asking {}

    /** Enough was sent to that address. */
    record HeldThere() implements Asking {}

    /** There are as many companions as there may be. */
    record Enough() implements Asking {}

    /** Who asks is not known, or not any more. */
    record NobodyThere() implements Asking {}
}
