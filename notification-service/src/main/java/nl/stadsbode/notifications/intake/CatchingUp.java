package nl.stadsbode.notifications.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import nl.stadsbode.chassis.events.KafkaClients;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.cloud.stream.binder.Binding;
import org.springframework.cloud.stream.binding.BindingsLifecycleController;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * At start, lets status changes in only when the preferences that were published before it are known: a service that was
 * away plans with what residents wish now. Bounded, as an outage there must not hold up all messages here.
 */
@Component("preferencesReplica")
class CatchingUp implements SmartLifecycle, HealthIndicator {

    static final String STATUS_CHANGES = "caseStatusChanged-in-0";

    private static final Logger log = LoggerFactory.getLogger(CatchingUp.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private enum Stage {
        STOPPED,
        CATCHING_UP,
        CAUGHT_UP,
        /** Status changes are taken in although older preferences may still come. */
        GIVEN_UP
    }

    private final BindingsLifecycleController bindings;
    private final IntakeSettings settings;
    private final KafkaClients kafka;
    private final String group;
    private final Clock clock;
    private volatile Stage stage = Stage.STOPPED;
    private volatile int partitionsBehind;
    private @Nullable Thread thread;

    CatchingUp(
            BindingsLifecycleController bindings,
            IntakeSettings settings,
            KafkaClients kafka,
            @Value("${spring.application.name}") String group,
            Clock clock) {
        this.bindings = bindings;
        this.settings = settings;
        this.kafka = kafka;
        this.group = group;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        stage = Stage.CATCHING_UP;
        thread = Thread.ofPlatform().name("catching-up").daemon().start(this::catchUp);
    }

    private void catchUp() {
        Instant begun = clock.instant();
        Instant until = begun.plus(settings.catchUpWithin());
        try {
            boolean caughtUp = caughtUpBefore(until);
            if (!caughtUp) {
                log.warn(
                        "the preferences are not known in full after {}; status changes are taken in all the same",
                        settings.catchUpWithin());
            }
            letStatusChangesIn();
            stage = caughtUp ? Stage.CAUGHT_UP : Stage.GIVEN_UP;
            log.info("status changes are taken in, {} after the start", Duration.between(begun, clock.instant()));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until they are: a start that fails must not leave the service deaf. */
    private void letStatusChangesIn() throws InterruptedException {
        while (true) {
            try {
                bindings.start(STATUS_CHANGES);
                if (areLetIn()) {
                    return;
                }
            } catch (RuntimeException away) {
                log.warn("status changes cannot be taken in yet: {}", away.toString());
            }
            Thread.sleep(LOOK_EVERY);
        }
    }

    private boolean areLetIn() {
        return bindings.queryState(STATUS_CHANGES).stream().anyMatch(Binding::isRunning);
    }

    private boolean caughtUpBefore(Instant until) throws InterruptedException {
        while (clock.instant().isBefore(until)) {
            try (Backlog backlog = new Backlog(kafka, group, IntakeConfiguration.PREFERENCES)) {
                while (clock.instant().isBefore(until)) {
                    partitionsBehind = backlog.partitionsBehind();
                    if (partitionsBehind == 0) {
                        return true;
                    }
                    Thread.sleep(LOOK_EVERY);
                }
            } catch (InterruptException stop) {
                throw new InterruptedException();
            } catch (RuntimeException away) {
                log.warn("how far the preferences are cannot be told yet: {}", away.toString());
                Thread.sleep(LOOK_EVERY);
            }
        }
        return false;
    }

    /** Out of service while status changes wait; afterwards up, also where the wait was given up: messages flow. */
    @Override
    public Health health() {
        Stage now = stage;
        Health.Builder health = now == Stage.CAUGHT_UP || now == Stage.GIVEN_UP ? Health.up() : Health.outOfService();
        return health.withDetail("stage", now.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .withDetail("partitionsBehind", partitionsBehind)
                .build();
    }

    @Override
    public synchronized void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            try {
                running.join();
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
        stage = Stage.STOPPED;
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    /** After the bindings: those of the preferences run then. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 100;
    }
}
