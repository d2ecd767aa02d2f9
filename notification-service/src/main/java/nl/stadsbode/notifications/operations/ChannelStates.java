package nl.stadsbode.notifications.operations;

import java.util.Arrays;
import java.util.List;
import nl.stadsbode.notifications.residents.Channel;
import nl.stadsbode.notifications.sending.CarrierState;
import nl.stadsbode.notifications.sending.Gates;
import nl.stadsbode.notifications.sending.Gates.Pause;
import org.springframework.stereotype.Component;

/** Which channels are open; a pause counts more than an outage. */
@Component
class ChannelStates {

    private final Gates gates;

    ChannelStates(Gates gates) {
        this.gates = gates;
    }

    List<ChannelView> all() {
        List<Pause> pauses = gates.pauses();
        return Arrays.stream(Channel.values())
                .map(channel -> of(channel, pauses))
                .toList();
    }

    ChannelView of(Channel channel) {
        return of(channel, gates.pauses());
    }

    private ChannelView of(Channel channel, List<Pause> pauses) {
        return pauses.stream()
                .filter(pause -> pause.channel() == channel)
                .findFirst()
                .map(pause -> new ChannelView(
                        channel.code(),
                        "paused",
                        pause.by(),
                        pause.reason(),
                        pause.pausedAt(),
                        null,
                        gates.carriers(channel)))
                .orElseGet(() -> unpaused(channel));
    }

    /** Where none does well, the first tells why. */
    private ChannelView unpaused(Channel channel) {
        List<CarrierState> carriers = gates.carriers(channel);
        if (carriers.isEmpty() || carriers.stream().anyMatch(CarrierState::sends)) {
            return new ChannelView(channel.code(), "open", null, null, null, null, carriers);
        }
        CarrierState first = carriers.getFirst();
        return new ChannelView(
                channel.code(), "carrier-away", null, first.reason(), first.since(), first.retryAt(), carriers);
    }
}
