package nl.stadsbode.chassis.observability;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One trace from the caseworker's click to the carrier's answer: the current one written down, a written one resumed. */
public final class Traces {

    private static final String TRACE_PARENT = "traceparent";

    private final @Nullable Tracer tracer;
    private final @Nullable Propagator propagator;

    Traces(@Nullable Tracer tracer, @Nullable Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    /** The current trace as W3C {@code traceparent}, or null outside any. */
    public @Nullable String current() {
        Span span = tracer == null ? null : tracer.currentSpan();
        if (span == null || propagator == null) {
            return null;
        }
        Map<String, String> carrier = new HashMap<>();
        propagator.inject(span.context(), carrier, (headers, name, value) -> carrier.put(name, value));
        return carrier.get(TRACE_PARENT);
    }

    /** Does the work in a span that belongs to the trace written down, or in a new one. */
    public <T extends @Nullable Object> T in(
            @Nullable String traceParent, String name, java.util.function.Supplier<T> work) {
        if (tracer == null || propagator == null || traceParent == null) {
            return work.get();
        }
        Span span = propagator
                .extract(Map.of(TRACE_PARENT, traceParent), Map::get)
                .name(name)
                .start();
        try (Tracer.SpanInScope ignored = tracer.withSpan(span)) {
            return work.get();
        } finally {
            span.end();
        }
    }
}
