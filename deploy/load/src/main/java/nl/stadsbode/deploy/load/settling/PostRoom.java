package nl.stadsbode.deploy.load.settling;

import java.time.Instant;
import java.util.function.Consumer;
import nl.stadsbode.deploy.load.stack.Addresses;
import nl.stadsbode.deploy.load.stack.Calls;
import nl.stadsbode.deploy.load.stack.GaveUp;
import nl.stadsbode.deploy.load.stack.Unusable;
import org.jspecify.annotations.Nullable;

/** What really came out, seen from outside. */
public final class PostRoom {

    private static final int ALL = 1_000_000;

    /**
     * @param id a number that rises with arrival
     * @param deliveryId null when the sender gave none
     */
    public record Message(
            String id,
            String channel,
            String to,
            Instant receivedAt,
            @Nullable String deliveryId) {

        @Override
        public String toString() {
            return "Message[" + id + "]";
        }
    }

    private final Calls calls;
    private final Addresses addresses;

    public PostRoom(Calls calls, Addresses addresses) {
        this.calls = calls;
        this.addresses = addresses;
    }

    /**
     * Made-up residents have numbers that may be somebody's: without a post room nothing is sent.
     *
     * @throws Unusable when there is none
     */
    public void requireThatItRuns() {
        try {
            calls.get(addresses.postRoom() + "/api/messages?limit=1");
        } catch (GaveUp away) {
            throw new Unusable("There is no post room at " + addresses.postRoom()
                    + ". Made-up residents have made-up numbers, so that nothing is sent without one.");
        }
    }

    /** All that came out, newest first. */
    void all(Consumer<Message> each) {
        calls.each(addresses.postRoom() + "/api/messages?limit=" + ALL, Message.class, each);
    }
}
