package nl.stadsbode.deploy.postroom;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How one carrier behaves, for everyone on its channel; special recipients come on top.
 *
 * @param receiptDelayMs milliseconds between taking a message and the later word about it
 * @param slowMs milliseconds before an answer when it is {@code slow}
 */
public record Behaviour(Channel channel, long receiptDelayMs, Receipts receipts, Answer answer, long slowMs) {

    private static final long LONGEST_WAIT_MS = Duration.ofDays(1).toMillis();

    public Behaviour {
        requireWithinADay(receiptDelayMs);
        requireWithinADay(slowMs);
    }

    /** The carrier's later word: a delivery receipt, a returned mail, a return file. */
    public enum Receipts {
        NORMAL,
        NEVER,
        TWICE,
        /** Sent before the message itself is answered. For letters the same as normal. */
        BEFORE_ANSWER;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        @JsonCreator
        public static Receipts of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** The carrier's answer when a message is handed over. */
    public enum Answer {
        NORMAL,
        /** Try later: ESME_RTHROTTLED, 451, a failed SFTP write. */
        THROTTLE,
        /** Never: ESME_RINVDSTADR, 550, a letter rejected in the return file. */
        REFUSE,
        /** The message is taken, and the connection closed without an answer. */
        DROP,
        /** A normal answer, late. */
        SLOW;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Answer of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** What to change; an absent part stays as it is, an absent channel means all of them. */
    public record Change(
            @Nullable Channel channel,
            @Nullable Long receiptDelayMs,
            @Nullable Receipts receipts,
            @Nullable Answer answer,
            @Nullable Long slowMs) {}

    public Duration receiptDelay() {
        return Duration.ofMillis(receiptDelayMs);
    }

    /** How many times the later word is said. */
    public int receiptCount() {
        return switch (receipts) {
            case NORMAL, BEFORE_ANSWER -> 1;
            case NEVER -> 0;
            case TWICE -> 2;
        };
    }

    /** Waits as long as this carrier dawdles before it answers. */
    public void dawdle() {
        if (answer == Answer.SLOW) {
            try {
                Thread.sleep(slowMs);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    Behaviour changed(Change change) {
        return new Behaviour(
                channel,
                change.receiptDelayMs() == null ? receiptDelayMs : change.receiptDelayMs(),
                change.receipts() == null ? receipts : change.receipts(),
                change.answer() == null ? answer : change.answer(),
                change.slowMs() == null ? slowMs : change.slowMs());
    }

    private static void requireWithinADay(long milliseconds) {
        if (milliseconds < 0 || milliseconds > LONGEST_WAIT_MS) {
            throw new IllegalArgumentException("a wait is 0 to " + LONGEST_WAIT_MS + " ms, not " + milliseconds);
        }
    }
}
