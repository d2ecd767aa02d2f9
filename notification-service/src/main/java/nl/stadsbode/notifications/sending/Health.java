package nl.stadsbode.notifications.sending;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import nl.stadsbode.notifications.carriers.HandOver;
import nl.stadsbode.notifications.residents.Channel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How well one carrier does, as this instance sees it: from its last answers. One that is unwell is left alone for a
 * while, then tried by a few messages; longer each time, until it does well.
 *
 * <p>Away is bad at once; a fault, no answer and a slow one by their share. An answer that refuses is an answer: what
 * is wrong with one message, or that we send too fast, says nothing against the carrier.
 */
final class Health {

    private static final Logger log = LoggerFactory.getLogger(Health.class);
    private static final double JITTER = 0.25;
    private static final Throwable NO_ANSWER = new IOException("no answer");

    /**
     * Since it was last well.
     *
     * @param reason code in kebab case
     * @param until when it is tried again
     * @param slow it answers well, but too slowly: better than nothing
     */
    record Trouble(String reason, Instant since, Instant until, boolean slow) {}

    private final String carrier;
    private final Channel channel;
    private final HealthSettings settings;
    private final Clock clock;
    private final Runnable changed;
    private final IntervalFunction breaks;
    private final CircuitBreaker breaker;
    private volatile String lastFailure = "";
    private volatile boolean isAway;
    private volatile Instant until = Instant.EPOCH;
    private volatile @Nullable Trouble trouble;
    private final AtomicInteger troubles = new AtomicInteger();

    /** @param changed runs after it became well or unwell */
    Health(String carrier, Channel channel, HealthSettings settings, Clock clock, Runnable changed) {
        this.carrier = carrier;
        this.channel = channel;
        this.settings = settings;
        this.clock = clock;
        this.changed = changed;
        this.breaks =
                IntervalFunction.ofExponentialRandomBackoff(settings.firstBreak(), 2, JITTER, settings.longestBreak());
        this.breaker = CircuitBreaker.of(carrier, config());
        breaker.getEventPublisher()
                .onStateTransition(event -> turned(event.getStateTransition().getToState()));
    }

    private CircuitBreakerConfig config() {
        return CircuitBreakerConfig.custom()
                .slidingWindow(
                        settings.window(),
                        Math.min(settings.atLeast(), settings.window()),
                        CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(settings.failures())
                .slowCallRateThreshold(settings.slow())
                .slowCallDurationThreshold(settings.slowAfter())
                // a batch is many letters, and the next one may be a day away
                .permittedNumberOfCallsInHalfOpenState(channel == Channel.LETTER ? 1 : settings.trials())
                .waitIntervalFunctionInOpenState(this::nextBreak)
                .clock(clock)
                .build();
    }

    private long nextBreak(int time) {
        long millis = breaks.apply(time);
        until = clock.instant().plusMillis(millis);
        return millis;
    }

    String carrier() {
        return carrier;
    }

    Channel channel() {
        return channel;
    }

    boolean isWell() {
        return breaker.getState() == State.CLOSED;
    }

    /** What troubles it; null while it is well. */
    @Nullable
    Trouble trouble() {
        return trouble;
    }

    int troubles() {
        return troubles.get();
    }

    /** It is unwell, and its break is over: a few messages show how it does. */
    boolean isOnTrial() {
        return !isWell() && !clock.instant().isBefore(until);
    }

    boolean isMerelySlow() {
        Trouble now = trouble;
        return now != null && now.slow();
    }

    /** One message more, while it is well or on trial; given back by {@link #notTried()} where none goes. */
    boolean mayTry() {
        return breaker.tryAcquirePermission();
    }

    void notTried() {
        breaker.releasePermission();
    }

    void answered(HandOver answer, Duration took) {
        switch (answer) {
            case HandOver.Accepted accepted -> breaker.onSuccess(took.toNanos(), TimeUnit.NANOSECONDS);
            case HandOver.Refused refused -> breaker.onSuccess(took.toNanos(), TimeUnit.NANOSECONDS);
            case HandOver.Later later -> breaker.onSuccess(took.toNanos(), TimeUnit.NANOSECONDS);
            case HandOver.Throttled throttled -> breaker.onSuccess(took.toNanos(), TimeUnit.NANOSECONDS);
            case HandOver.Faulty(String reason) -> failed(reason);
            case HandOver.Unknown(String reason) -> failed(reason);
            case HandOver.Away(String reason) -> away(reason);
        }
    }

    /** Not counted as slow too: what waited in vain is worse than that. */
    private void failed(String reason) {
        lastFailure = reason;
        breaker.onError(0, TimeUnit.NANOSECONDS, NO_ANSWER);
    }

    /** One of these says it all; the others that were under way add nothing. */
    private synchronized void away(String reason) {
        if (breaker.getState() != State.OPEN) {
            lastFailure = reason;
            isAway = true;
            breaker.transitionToOpenState();
            isAway = false;
        }
    }

    private void turned(State state) {
        Trouble before = trouble;
        switch (state) {
            case CLOSED -> {
                trouble = null;
                log.info("{}: the carrier {} does well again", channel.code(), carrier);
            }
            case OPEN -> {
                boolean slow = !isAway && breaker.getMetrics().getFailureRate() < settings.failures();
                Trouble now = new Trouble(
                        slow ? "slow" : lastFailure, before == null ? clock.instant() : before.since(), until, slow);
                trouble = now;
                if (before == null) {
                    troubles.incrementAndGet();
                    log.warn(
                            "{}: the carrier {} is left alone for a while ({})", channel.code(), carrier, now.reason());
                }
            }
            default -> {}
        }
        changed.run();
    }
}
