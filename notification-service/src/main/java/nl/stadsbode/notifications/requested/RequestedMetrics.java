package nl.stadsbode.notifications.requested;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import nl.stadsbode.notifications.residents.Channel;
import org.springframework.stereotype.Component;

/**
 * {@code stadsbode.requested.messages} by channel, purpose and outcome; {@code stadsbode.requested.latency} from asking to
 * the carrier's yes.
 */
@Component
class RequestedMetrics {

    private final MeterRegistry registry;

    RequestedMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void sent(RequestedMessage message, Instant at) {
        ended(message.channel(), message.purpose(), "sent");
        registry.timer(
                        "stadsbode.requested.latency",
                        "channel",
                        message.channel().code())
                .record(Duration.between(message.requestedAt(), at));
    }

    void ended(Channel channel, Purpose purpose, String outcome) {
        registry.counter(
                        "stadsbode.requested.messages",
                        "channel",
                        channel.code(),
                        "purpose",
                        purpose.code(),
                        "outcome",
                        outcome)
                .increment();
    }

    void overdue(int messages) {
        registry.counter("stadsbode.requested.overdue").increment(messages);
    }
}
