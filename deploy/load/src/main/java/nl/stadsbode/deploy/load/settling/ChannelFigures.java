package nl.stadsbode.deploy.load.settling;

/**
 * How the deliveries on a channel went, fallbacks included.
 *
 * @param planned all of them
 * @param sent taken by the carrier, whatever came after
 * @param delivered of which the carrier said so
 * @param failed for good
 * @param dropped before they were sent: overtaken or cancelled
 * @param repeats how often one was sent again, since nobody knew whether it had been
 */
public record ChannelFigures(
        String channel, long planned, long sent, long delivered, long failed, long dropped, long repeats) {

    /** Adds up. */
    static final class Count {
        private long planned;
        private long sent;
        private long delivered;
        private long failed;
        private long dropped;
        private long repeats;

        void add(Notification.Delivery delivery) {
            planned++;
            sent += delivery.isSent() ? 1 : 0;
            delivered += delivery.isDelivered() ? 1 : 0;
            failed += delivery.hasFailed() ? 1 : 0;
            dropped += delivery.isDropped() ? 1 : 0;
            repeats += delivery.repeats();
        }

        ChannelFigures as(String channel) {
            return new ChannelFigures(channel, planned, sent, delivered, failed, dropped, repeats);
        }
    }
}
