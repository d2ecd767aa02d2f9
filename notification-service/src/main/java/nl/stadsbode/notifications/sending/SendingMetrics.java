package nl.stadsbode.notifications.sending;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nl.stadsbode.notifications.notification.Claim;
import nl.stadsbode.notifications.notification.Outcome;
import nl.stadsbode.notifications.notification.State;
import nl.stadsbode.notifications.residents.Channel;
import org.springframework.stereotype.Component;

/** Figures of hand-overs, tagged by channel and outcome only: {@code stadsbode.delivery.*}. */
@Component
class SendingMetrics {

    private final MeterRegistry registry;
    private final Map<String, Timer> timers = new ConcurrentHashMap<>();

    SendingMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void handedOver(Claim claim, Outcome outcome, Duration carrierTook) {
        timer("stadsbode.delivery.handover", claim.channel(), outcome.state()).record(carrierTook);
        if (outcome.state() == State.SENT) {
            timer("stadsbode.delivery.latency", claim.channel(), outcome.state())
                    .record(Duration.between(claim.announcedAt(), outcome.at()));
        }
    }

    /** An outcome that the database refuses for its content: its delivery becomes unknown. */
    void outcomeParked(Outcome outcome) {
        registry.counter("stadsbode.delivery.outcomes.parked", "carrier", outcome.carrier())
                .increment();
    }

    private Timer timer(String name, Channel channel, State state) {
        return timers.computeIfAbsent(
                name + channel + state,
                key -> Timer.builder(name)
                        .tag("channel", channel.code())
                        .tag("outcome", state.code())
                        .publishPercentileHistogram()
                        .register(registry));
    }
}
