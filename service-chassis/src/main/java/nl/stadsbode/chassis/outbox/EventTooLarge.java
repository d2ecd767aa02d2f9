package nl.stadsbode.chassis.outbox;

/** An event that the broker could never take; refused when it is written, so that it holds up no other. */
public final class EventTooLarge extends RuntimeException {

    EventTooLarge(String type, int bytes, int largest) {
        super("an event of type %s has %d bytes, %d are allowed".formatted(type, bytes, largest));
    }
}
