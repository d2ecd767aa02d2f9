package nl.stadsbode.notifications.sending;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import nl.stadsbode.chassis.observability.Traces;
import nl.stadsbode.notifications.carriers.Carrier;
import nl.stadsbode.notifications.notification.Bell;
import nl.stadsbode.notifications.notification.Queue;
import nl.stadsbode.notifications.unsubscribing.UnsubscribeAddresses;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One sender a carrier, and one for letters: a channel's trouble never slows another. */
@Component
class ChannelSenders implements SmartLifecycle {

    /** The last to start and the first to stop: the carriers are up all the while. */
    static final int PHASE = DEFAULT_PHASE;

    private static final long STOP_WITHIN_MILLIS = 8_000;

    private final List<Carrier> carriers;
    private final Queue queue;
    private final Preparing preparing;
    private final OutcomeBuffer outcomes;
    private final Gates gates;
    private final Abroad abroad;
    private final JdbcClient jdbc;
    private final Bell bell;
    private final SendingSettings settings;
    private final SendingMetrics metrics;
    private final UnsubscribeAddresses unsubscribe;
    private final Traces traces;
    private final Clock clock;
    private final LetterSender letters;
    private final List<Thread> threads = new ArrayList<>();

    ChannelSenders(
            List<Carrier> carriers,
            Queue queue,
            Preparing preparing,
            OutcomeBuffer outcomes,
            Gates gates,
            Abroad abroad,
            JdbcClient jdbc,
            Bell bell,
            SendingSettings settings,
            SendingMetrics metrics,
            UnsubscribeAddresses unsubscribe,
            Traces traces,
            Clock clock,
            LetterSender letters) {
        this.carriers = carriers;
        this.queue = queue;
        this.preparing = preparing;
        this.outcomes = outcomes;
        this.gates = gates;
        this.abroad = abroad;
        this.jdbc = jdbc;
        this.bell = bell;
        this.settings = settings;
        this.metrics = metrics;
        this.unsubscribe = unsubscribe;
        this.traces = traces;
        this.clock = clock;
        this.letters = letters;
    }

    @Override
    public synchronized void start() {
        for (Carrier carrier : carriers) {
            ChannelSender sender = new ChannelSender(
                    carrier,
                    queue,
                    preparing,
                    outcomes,
                    gates.of(carrier.name()),
                    new Pace(carrier.name(), carrier.rate(), jdbc, clock),
                    abroad,
                    bell,
                    settings,
                    metrics,
                    unsubscribe,
                    traces,
                    clock);
            threads.add(Thread.ofPlatform().name("send-" + carrier.name()).start(sender));
        }
        threads.add(Thread.ofPlatform().name("send-letters").start(letters));
    }

    @Override
    public synchronized void stop() {
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            try {
                thread.join(STOP_WITHIN_MILLIS);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
        threads.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !threads.isEmpty();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
