package nl.stadsbode.chassis.encryption;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A service that does not start for want of its keys says which, and no more: nobody has to read a stack trace. */
final class KeysetFailureAnalyzer extends AbstractFailureAnalyzer<Keyset.Unusable> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable failed, Keyset.Unusable cause) {
        return new FailureAnalysis(
                "The keys of this service cannot be read: " + cause.getMessage(),
                "See deploy/keys.md, \"In a hardware security module\". After a PIN that was refused, mend its file before"
                        + " the service is started again: most modules lock after some wrong ones.",
                cause);
    }
}
