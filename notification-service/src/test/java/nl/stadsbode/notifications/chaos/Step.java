package nl.stadsbode.notifications.chaos;

import java.util.List;
import java.util.Locale;

/** The steps of the send path, each known by the code that takes it. */
enum Step {
    REQUEST("RequestedMessages", "RequestedSenders", "SendingRequested"),
    TELL_AGAIN("TellingAgain"),
    PAUSE("EndingPauses"),
    GATHER("Gathering"),
    REMIND("Reminders"),
    OUTBOX("FixedShards", "ShardRows", "ShardRelay"),
    INTAKE("Intake", "Inbox", "DeadEvents", "Taking"),
    PLAN("PlanningNotifications", "Replanning"),
    CLAIM("Queue.claim", "Queue.giveBack", "Queue.postpone", "Clockwork.startDue", "Clockwork.takeBackClaims"),
    RENDER("Preparing"),
    SEND(
            "Queue.markSending",
            "Queue.sealBatch",
            "LetterBatches.claim",
            "LetterBatches.giveBack",
            "LetterBatches.read",
            "ChannelSender",
            "LetterSender",
            "Gates"),
    RESULT("Outcomes.apply", "LetterBatches.uploaded"),
    WAIT("Clockwork", "DueWork"),
    RECEIPT("LateWord", "ApplyingReceipts");

    private final List<String> code;

    Step(String... code) {
        this.code = List.of(code);
    }

    /** @param callers {@code Class.method}, the innermost first */
    static Step of(List<String> callers) {
        for (String caller : callers) {
            for (Step step : values()) {
                if (step.isTakenBy(caller)) {
                    return step;
                }
            }
        }
        throw new IllegalStateException("no step of the send path is taken by " + callers);
    }

    private boolean isTakenBy(String caller) {
        return code.stream().anyMatch(name -> caller.equals(name) || caller.startsWith(name + "."));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
