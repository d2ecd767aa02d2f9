package nl.stadsbode.deploy.load;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import nl.stadsbode.deploy.load.settling.ChannelFigures;
import nl.stadsbode.deploy.load.settling.Ledger;
import nl.stadsbode.deploy.load.settling.Tally;
import nl.stadsbode.deploy.load.stack.Calls;
import org.jspecify.annotations.Nullable;

/** A line each second that says how far it is; the same words are not said twice. */
final class Progress implements AutoCloseable {

    private static final long MILLIS = 1_000;

    private final Ledger ledger;
    private final Calls calls;
    private final Clock clock;
    private final Instant begun;
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private volatile boolean sent;
    private volatile @Nullable Tally tally;
    private String said = "";

    Progress(Ledger ledger, Calls calls, Clock clock) {
        this.ledger = ledger;
        this.calls = calls;
        this.clock = clock;
        this.begun = clock.instant();
    }

    void begin(String title) {
        System.out.println(title);
        ticks.scheduleAtFixedRate(this::say, MILLIS, MILLIS, TimeUnit.MILLISECONDS);
    }

    /** All of the log has been accepted. */
    void sent() {
        sent = true;
    }

    void settling(Tally now) {
        tally = now;
    }

    private void say() {
        String words = calls.trouble().orElseGet(this::words);
        if (!words.equals(said)) {
            said = words;
            System.out.printf(
                    Locale.ROOT,
                    "%5d s  %s%n",
                    Duration.between(begun, clock.instant()).toSeconds(),
                    words);
        }
    }

    private String words() {
        Tally now = tally;
        if (!sent || now == null) {
            return "%d rows read, %d status changes accepted".formatted(ledger.rows(), ledger.acceptedCount());
        }
        return "%s; %s"
                .formatted(
                        now.channels().stream().map(Progress::words).collect(Collectors.joining(", ")),
                        now.isSettled() ? "waits for receipts" : "unfinished: " + now.unfinished());
    }

    private static String words(ChannelFigures channel) {
        return "%s %d of %d sent".formatted(channel.channel(), channel.sent(), channel.planned());
    }

    @Override
    public void close() {
        ticks.shutdownNow();
    }
}
