package nl.stadsbode.notifications.chaos;

/** The process is dead: nothing that it does any more has an effect. An error, so that no code of ours goes on after it. */
final class Killed extends Error {

    Killed() {
        super("killed", null, false, false);
    }
}
