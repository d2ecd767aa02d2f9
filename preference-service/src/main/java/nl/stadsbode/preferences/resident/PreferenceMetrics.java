package nl.stadsbode.preferences.resident;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/**
 * Figures of this service, {@code stadsbode.preferences.*}. No tag holds anything about a person.
 *
 * <ul>
 *   <li>{@code changes}, by outcome: created, changed, unchanged, refused, not-there, forgotten, version-differs
 *   <li>{@code forgotten}: residents forgotten
 *   <li>{@code failures}, by outcome: applied, repeated, unknown-resident, old-contact-point
 *   <li>{@code withdrawals} of a channel from within a message, by outcome as of changes: unchanged is a repeated one
 * </ul>
 */
@Component
class PreferenceMetrics {

    private static final String PREFIX = "stadsbode.preferences.";

    private final MeterRegistry registry;

    PreferenceMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void asked(Outcome outcome) {
        registry.counter(PREFIX + "changes", "outcome", outcome.code()).increment();
    }

    void forgotten() {
        registry.counter(PREFIX + "forgotten").increment();
    }

    void failure(String outcome) {
        registry.counter(PREFIX + "failures", "outcome", outcome).increment();
    }

    void withdrawal(String outcome) {
        registry.counter(PREFIX + "withdrawals", "outcome", outcome).increment();
    }
}
