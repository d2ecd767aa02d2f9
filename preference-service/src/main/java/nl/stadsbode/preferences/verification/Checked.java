package nl.stadsbode.preferences.verification;

/** What came of giving a code, or following a link. */
public sealed interface Checked {

    /** The number or address is in use from now on. */
    record Right() implements Checked {}

    /** It is no code at all: it does not count as one that was tried. */
    record NotACode() implements Checked {}

    /** @param left how many more codes may be tried; 0: another has to be asked for */
    record Wrong(int left) implements Checked {}

    /** Nothing is waited for: it took too long, was tried too often, or was replaced by a newer one. */
    record Over() implements Checked {}
}
