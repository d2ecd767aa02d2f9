package nl.stadsbode.notifications.carriers;

import nl.stadsbode.notifications.residents.Channel;

/** One who takes single messages from us: an SMSC, a mail relay. */
public interface Carrier {

    /** Stable name, as it stands in attempts and metrics. */
    String name();

    Channel channel();

    /** Most messages that may be under way to it at once. */
    int window();

    /** Which of its channel it is: the one with the lowest number that does well gets the messages. */
    default int place() {
        return 0;
    }

    /** Most messages a second, of all instances together; 0 for no limit. */
    default double rate() {
        return 0;
    }

    /**
     * Hands one message over, and waits for the answer within the carrier's own deadline. Throws nothing: every outcome
     * is an answer.
     */
    HandOver handOver(Parcel parcel);
}
