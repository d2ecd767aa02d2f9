package nl.stadsbode.notifications.operations;

import java.util.List;
import nl.stadsbode.notifications.operations.Figures.OfChannel;

/** What the operator's page shows of one channel. */
record ChannelCard(String code, ChannelView gate, OfChannel figures) {

    /**
     * One bar of the chart.
     *
     * @param name key of its word, and its class
     * @param offset and width of the bar, in hundredths of all deliveries of the channel
     */
    record Bar(String name, long count, double offset, double width) {}

    static List<ChannelCard> of(Figures figures, List<ChannelView> gates) {
        return gates.stream()
                .map(gate -> new ChannelCard(
                        gate.channel(), gate, figures.channels().getOrDefault(gate.channel(), OfChannel.NONE)))
                .toList();
    }

    /** The parts of the whole, side by side. */
    public List<Bar> bars() {
        List<Bar> parts = List.of(
                part("delivered", figures.delivered()),
                part("unconfirmed", figures.unconfirmed()),
                part("waiting", figures.waiting()),
                part("unknown", figures.unknown()),
                part("failed", figures.failed()),
                part("cancelled", figures.cancelled()));
        double[] offset = {0};
        return parts.stream()
                .map(part -> {
                    Bar placed = new Bar(part.name(), part.count(), offset[0], part.width());
                    offset[0] += part.width();
                    return placed;
                })
                .toList();
    }

    private Bar part(String name, long count) {
        return new Bar(name, count, 0, figures.planned() == 0 ? 0 : 100.0 * count / figures.planned());
    }
}
