package nl.stadsbode.deploy.postroom;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** How each carrier behaves now; changed while running to see how a sender copes. */
@Component
public class Behaviours {

    private static final long SLOW_MS = 2_000;

    private final PostRoomSettings settings;
    private final Map<Channel, Behaviour> now = new ConcurrentHashMap<>();

    Behaviours(PostRoomSettings settings) {
        this.settings = settings;
        reset();
    }

    public Behaviour of(Channel channel) {
        return Objects.requireNonNull(now.get(channel));
    }

    public List<Behaviour> all() {
        return Stream.of(Channel.values()).map(this::of).toList();
    }

    /** @throws IllegalArgumentException when a wait is negative or longer than a day */
    public void change(Behaviour.Change change) {
        now.replaceAll((channel, behaviour) ->
                change.channel() == null || change.channel() == channel ? behaviour.changed(change) : behaviour);
    }

    /** Back to a well-behaved world. */
    public void reset() {
        wellBehaved(Channel.SMS, settings.smpp().receiptDelay());
        wellBehaved(Channel.EMAIL, settings.smtp().bounceDelay());
        wellBehaved(Channel.LETTER, settings.sftp().returnDelay());
    }

    private void wellBehaved(Channel channel, Duration receiptDelay) {
        now.put(
                channel,
                new Behaviour(
                        channel, receiptDelay.toMillis(), Behaviour.Receipts.NORMAL, Behaviour.Answer.NORMAL, SLOW_MS));
    }
}
