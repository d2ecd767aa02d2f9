package nl.stadsbode.notifications.notification;

/** What became of an operator's wish. */
public sealed interface Steered {

    record Done() implements Steered {}

    record NotThere() implements Steered {}

    /** @param state in which the notification or its last delivery is, that does not allow it */
    record NotPossible(String state) implements Steered {}
}
