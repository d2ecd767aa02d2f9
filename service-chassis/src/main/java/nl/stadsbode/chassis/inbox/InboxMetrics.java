package nl.stadsbode.chassis.inbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** Figures of the intake: {@code stadsbode.inbox.*}, by topic. */
final class InboxMetrics {

    private final MeterRegistry registry;

    InboxMetrics(MeterRegistry registry, DeadEvents deadEvents) {
        this.registry = registry;
        Gauge.builder("stadsbode.inbox.dead", deadEvents, DeadEvents::count).register(registry);
    }

    void taken(String topic, int fresh, int repeated) {
        registry.counter("stadsbode.inbox.events", "topic", topic, "outcome", "taken")
                .increment(fresh);
        registry.counter("stadsbode.inbox.events", "topic", topic, "outcome", "repeated")
                .increment(repeated);
    }

    void buried(String topic) {
        registry.counter("stadsbode.inbox.events", "topic", topic, "outcome", "dead")
                .increment();
    }
}
