package nl.stadsbode.chassis.inbox;

import java.util.UUID;
import org.springframework.transaction.support.TransactionOperations;

/** Takes dead events in once more, after their cause was mended. */
final class ReplayingDeadEvents {

    sealed interface Outcome {
        record Replayed() implements Outcome {}

        record StillDead(String reason) implements Outcome {}

        record NotThere() implements Outcome {}
    }

    /** What one request replays at most, so that it ends in seconds. */
    private static final int AT_ONCE = 1_000;

    /** How many of a reason were taken in, and how many were tried in vain. */
    record Round(int replayed, int stillDead) {}

    private final DeadEvents deadEvents;
    private final Intakes intakes;
    private final TransactionOperations transaction;

    ReplayingDeadEvents(DeadEvents deadEvents, Intakes intakes, TransactionOperations transaction) {
        this.deadEvents = deadEvents;
        this.intakes = intakes;
        this.transaction = transaction;
    }

    Outcome replay(UUID id) {
        Outcome outcome = tryOnce(id);
        if (outcome instanceof Outcome.StillDead(String reason)) {
            deadEvents.stillDead(id, reason);
        }
        return outcome;
    }

    /** Replays the oldest events of a reason, each in its own transaction. */
    Round replayAll(String reason) {
        int replayed = 0;
        int stillDead = 0;
        for (UUID id : deadEvents.oldestOf(reason, AT_ONCE)) {
            switch (replay(id)) {
                case Outcome.Replayed() -> replayed++;
                case Outcome.StillDead ignored -> stillDead++;
                case Outcome.NotThere() -> {} // a colleague was first
            }
        }
        return new Round(replayed, stillDead);
    }

    private Outcome tryOnce(UUID id) {
        try {
            Outcome outcome = transaction.execute(
                    status -> deadEvents.lock(id).map(raw -> replay(id, raw)).orElseGet(Outcome.NotThere::new));
            return outcome == null ? new Outcome.NotThere() : outcome;
        } catch (RuntimeException refused) {
            if (Refusal.of(refused) != Refusal.FOR_WHAT_IT_SAYS) {
                throw refused;
            }
            return new Outcome.StillDead(Intake.reason(refused));
        }
    }

    private Outcome replay(UUID id, RawEvent raw) {
        return intakes.of(raw.topic())
                .<Outcome>map(intake -> {
                    intake.replay(raw);
                    deadEvents.replayed(id);
                    return new Outcome.Replayed();
                })
                .orElseGet(() -> new Outcome.StillDead("this service does not listen to " + raw.topic()));
    }
}
