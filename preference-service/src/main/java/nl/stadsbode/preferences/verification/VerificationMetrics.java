package nl.stadsbode.preferences.verification;

import io.micrometer.core.instrument.MeterRegistry;
import nl.stadsbode.preferences.contact.Channel;
import org.springframework.stereotype.Component;

/** {@code stadsbode.verification.begun} and {@code .checked}, by channel and outcome. */
@Component
class VerificationMetrics {

    private final MeterRegistry registry;

    VerificationMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void begun(Channel channel, Begun begun) {
        count(
                "begun",
                channel,
                switch (begun) {
                    case Begun.Sent sent -> "sent";
                    case Begun.Held held -> "held";
                    case Begun.HeldThere there -> "held-there";
                    case Begun.KnownAlready known -> "known-already";
                    case Begun.NothingThere nothing -> "nothing-there";
                });
    }

    void checked(Channel channel, Checked checked) {
        count(
                "checked",
                channel,
                switch (checked) {
                    case Checked.Right right -> "right";
                    case Checked.NotACode notACode -> "not-a-code";
                    case Checked.Wrong wrong -> "wrong";
                    case Checked.Over over -> "over";
                });
    }

    private void count(String what, Channel channel, String outcome) {
        registry.counter("stadsbode.verification." + what, "channel", channel.code(), "outcome", outcome)
                .increment();
    }
}
