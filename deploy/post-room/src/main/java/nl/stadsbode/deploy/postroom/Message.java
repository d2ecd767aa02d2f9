package nl.stadsbode.deploy.postroom;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One message that arrived. Its number rises with arrival and is never given twice in one run. */
public final class Message {

    private final long number;
    private final Channel channel;
    private final String to;
    private final @Nullable String deliveryId;
    private final Instant receivedAt;
    private final Outcome outcome;
    private volatile @Nullable Content content;

    Message(long number, Arrival arrival) {
        this.number = number;
        this.channel = arrival.channel();
        this.to = arrival.to();
        this.deliveryId = arrival.deliveryId();
        this.receivedAt = arrival.receivedAt();
        this.outcome = arrival.outcome();
        this.content = arrival.content();
    }

    /**
     * What a carrier hands in.
     *
     * @param to number, mail address, or the address lines of a letter
     * @param deliveryId as the sender gave it, if it did
     */
    public record Arrival(
            Channel channel,
            String to,
            @Nullable String deliveryId,
            Instant receivedAt,
            Outcome outcome,
            Content content) {

        @Override
        public String toString() {
            return "Arrival[" + channel.code() + " " + deliveryId + "]";
        }
    }

    public long number() {
        return number;
    }

    public Channel channel() {
        return channel;
    }

    public String to() {
        return to;
    }

    public @Nullable String deliveryId() {
        return deliveryId;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    public Outcome outcome() {
        return outcome;
    }

    /** Empty once the content was dropped to keep memory bounded. */
    public Optional<Content> content() {
        return Optional.ofNullable(content);
    }

    void dropContent() {
        content().ifPresent(Content::discard);
        content = null;
    }

    @Override
    public String toString() {
        return "Message[" + number + " " + channel().code() + "]";
    }
}
