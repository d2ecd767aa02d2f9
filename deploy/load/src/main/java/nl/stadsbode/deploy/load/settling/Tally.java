package nl.stadsbode.deploy.load.settling;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What became of the accepted status changes, counted at one moment. */
public final class Tally {

    static final List<String> CHANNELS = List.of("sms", "email", "letter");

    /**
     * A delivery of ours, to be found in the post room.
     *
     * @param number of the row it tells of
     * @param inOrder whether its place in the lane counts: not for fallbacks, urgent ones and those sent again
     */
    record Ours(UUID id, String caseId, String channel, long number, boolean inOrder, boolean sent, int repeats) {}

    private final Ledger ledger;
    private final Map<UUID, Integer> notificationsByEvent = new HashMap<>();
    private final Map<UUID, Ours> deliveries = new HashMap<>();
    private final Map<String, Long> nothing = new TreeMap<>();
    private final Map<String, Long> unfinished = new TreeMap<>();
    private final Map<String, ChannelFigures.Count> channels = new HashMap<>();
    private final Times times = new Times();
    private long told;
    private boolean receiptsAreComplete = true;

    Tally(Ledger ledger) {
        this.ledger = ledger;
        CHANNELS.forEach(channel -> channels.put(channel, new ChannelFigures.Count()));
    }

    /** Counts a notification, if it is of this replay. */
    void add(Notification notification) {
        Ledger.Accepted event = ledger.accepted(notification.eventId());
        if (event == null) {
            return;
        }
        notificationsByEvent.merge(notification.eventId(), 1, Integer::sum);
        if (!notification.hasEnded()) {
            unfinished.merge(stateOf(notification), 1L, Long::sum);
        } else if (notification.isNothing()) {
            nothing.merge(notification.reasonOfNothing(), 1L, Long::sum);
        } else {
            told++;
        }
        for (int rank = 0; rank < notification.deliveries().size(); rank++) {
            add(notification, notification.deliveries().get(rank), rank, event);
        }
    }

    private void add(Notification notification, Notification.Delivery delivery, int rank, Ledger.Accepted event) {
        channels.computeIfAbsent(delivery.channel(), unheardOf -> new ChannelFigures.Count())
                .add(delivery);
        boolean inOrder = rank == 0 && !notification.urgent() && delivery.repeats() == 0;
        deliveries.put(
                delivery.id(),
                new Ours(
                        delivery.id(),
                        event.caseId(),
                        delivery.channel(),
                        event.number(),
                        inOrder,
                        delivery.isSent(),
                        delivery.repeats()));
        receiptsAreComplete &= !delivery.state().equals("sent");
        if (rank == 0 && delivery.sentAt() != null) {
            times.add(notification.announcedAt(), delivery.sentAt(), event.late());
        }
    }

    private static String stateOf(Notification notification) {
        return notification.deliveries().stream()
                .filter(delivery -> !delivery.hasEnded())
                .map(Notification.Delivery::state)
                .findFirst()
                .orElse(notification.state());
    }

    /** Events of which the notification-service shows nothing yet, and those that have not ended, by state. */
    public Map<String, Long> unfinished() {
        Map<String, Long> all = new TreeMap<>(unfinished);
        long unseen = ledger.acceptedCount() - notificationsByEvent.size();
        if (unseen > 0) {
            all.put("no-notification", unseen);
        }
        return all;
    }

    public boolean isSettled() {
        return unfinished().isEmpty();
    }

    /** Whether no carrier owes us a word. */
    boolean hasAllReceipts() {
        return receiptsAreComplete;
    }

    /** Events with more than one notification, though each has one recipient. */
    public long doubled() {
        return notificationsByEvent.values().stream().filter(count -> count > 1).count();
    }

    public long told() {
        return told;
    }

    public Map<String, Long> nothing() {
        return nothing;
    }

    /** In the order sms, email, letter. */
    public List<ChannelFigures> channels() {
        return CHANNELS.stream()
                .map(channel -> channels.getOrDefault(channel, new ChannelFigures.Count())
                        .as(channel))
                .toList();
    }

    /** How long it took. */
    public Times times() {
        return times;
    }

    Map<UUID, Ours> deliveries() {
        return deliveries;
    }

    /** The same for two tallies between which nothing happened. */
    String fingerprint() {
        return unfinished() + " " + nothing + " " + told + " " + channels();
    }
}
