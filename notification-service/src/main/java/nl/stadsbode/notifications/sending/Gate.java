package nl.stadsbode.notifications.sending;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.stadsbode.notifications.carriers.HandOver;

/**
 * One carrier's way out: shut while its channel is paused, while the carrier is unwell or asked for a pause, and while
 * one that is preferred to it does well. Where none does well, those on trial get a few messages; slow ones are better than none.
 */
final class Gate {

    /** How many messages may go now; what was not used of a trial is given back. Of one thread. */
    final class Grant implements AutoCloseable {

        private final int most;
        private final boolean trial;
        private int used;

        private Grant(int most, boolean trial) {
            this.most = most;
            this.trial = trial;
        }

        int most() {
            return most;
        }

        /** Whether more of it may go: the gate may have shut since. */
        boolean stillHolds() {
            return trial || isOpen();
        }

        void use() {
            used++;
        }

        @Override
        public void close() {
            for (int left = most - used; trial && left > 0; left--) {
                health.notTried();
            }
        }
    }

    private final Gates gates;
    private final Health health;
    /** Of this channel, before this one. */
    private final List<Health> preferred;

    private final List<Health> others;

    private final Duration pressure;
    private final Clock clock;
    private volatile Instant pressedUntil = Instant.MIN;

    /** @param pressure how long it stays shut after the carrier said that we send too fast */
    Gate(Gates gates, Health health, List<Health> ofChannel, Duration pressure, Clock clock) {
        this.gates = gates;
        this.pressure = pressure;
        this.clock = clock;
        this.health = health;
        this.preferred = ofChannel.subList(0, ofChannel.indexOf(health));
        this.others = ofChannel.stream().filter(other -> other != health).toList();
    }

    CarrierState state() {
        return CarrierState.of(health);
    }

    /** Whether messages may go, other than those of a trial. */
    boolean isOpen() {
        return !isShut() && (health.isWell() || isLastResort());
    }

    private boolean isLastResort() {
        return health.isMerelySlow()
                && preferred.stream().noneMatch(Health::isMerelySlow)
                && others.stream().noneMatch(Health::isWell);
    }

    Grant ask(int atMost) {
        if (isShut()) {
            return new Grant(0, false);
        }
        if (health.isWell()) {
            return new Grant(atMost, false);
        }
        int trials = 0;
        while (trials < atMost && health.mayTry()) {
            trials++;
        }
        return trials == 0 && isLastResort() ? new Grant(atMost, false) : new Grant(trials, true);
    }

    void answered(HandOver answer, Duration took) {
        health.answered(answer, took);
        if (answer instanceof HandOver.Throttled) {
            pressedUntil = clock.instant().plus(pressure);
        }
    }

    private boolean isShut() {
        return gates.isPaused(health.channel())
                || isPressed()
                || preferred.stream().anyMatch(Health::isWell);
    }

    private boolean isPressed() {
        return clock.instant().isBefore(pressedUntil);
    }

    /** Waits until some gate opened or shut, at most so long. */
    void awaitChange(Duration atMost) throws InterruptedException {
        gates.awaitChange(atMost);
    }
}
