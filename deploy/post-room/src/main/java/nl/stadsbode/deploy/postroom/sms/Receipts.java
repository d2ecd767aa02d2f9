package nl.stadsbode.deploy.postroom.sms;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import nl.stadsbode.deploy.postroom.PostRoomSettings;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GSMSpecificFeature;
import org.jsmpp.bean.MessageMode;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPServerSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Sends receipts when they are due. One that cannot be handed over is tried again; while nobody is
 * bound they are held, and go out at the next bind. At least once, therefore, as with any SMS
 * centre. Bounded: beyond {@value #MOST_WAITING} waiting receipts new ones are dropped.
 */
@Component
class Receipts implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Receipts.class);
    private static final int MOST_WAITING = 1_000_000;
    private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(1);
    private static final ESMClass DELIVERY_RECEIPT =
            new ESMClass(MessageMode.DEFAULT, MessageType.SMSC_DEL_RECEIPT, GSMSpecificFeature.DEFAULT);

    private final Clock clock;
    private final BoundSessions sessions;
    private final int window;
    private final DelayQueue<Due> due = new DelayQueue<>();
    private final Queue<Due> held = new ConcurrentLinkedQueue<>();
    private volatile ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean running;

    Receipts(PostRoomSettings settings, BoundSessions sessions, Clock clock) {
        this.window = settings.smpp().receiptWindow();
        this.sessions = sessions;
        this.clock = clock;
    }

    private record Due(Receipt receipt, Instant at, Clock clock) implements Delayed {
        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(Duration.between(clock.instant(), at));
        }

        @Override
        public int compareTo(Delayed other) {
            return at.compareTo(((Due) other).at);
        }
    }

    void sendAfter(Duration delay, Receipt receipt) {
        if (due.size() >= MOST_WAITING) {
            LOG.warn("receipt of message {} dropped: {} are waiting", receipt.messageId(), MOST_WAITING);
            return;
        }
        due.add(new Due(receipt, clock.instant().plus(delay), clock));
    }

    /** Tells that someone is bound again: what was held goes out now. */
    void release() {
        for (var next = held.poll(); next != null; next = held.poll()) {
            due.add(next);
        }
    }

    private void sendWhenDue() {
        while (running) {
            try {
                send(due.take());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void send(Due next) {
        var session = sessions.nextReceiver();
        if (session.isEmpty()) {
            hold(next);
            return;
        }
        if (!delivered(next.receipt(), session.get())) {
            sendAfter(BEFORE_NEXT_TRY, next.receipt());
        }
    }

    private void hold(Due next) {
        held.add(next);
        // A bind between the look and the add would otherwise leave this one behind.
        if (sessions.nextReceiver().isPresent()) {
            release();
        }
    }

    /** Hands over one receipt now and waits for its answer. */
    boolean delivered(Receipt receipt, SMPPServerSession session) {
        try {
            session.deliverShortMessage(
                    "",
                    TypeOfNumber.INTERNATIONAL,
                    NumberingPlanIndicator.ISDN,
                    receipt.to(),
                    TypeOfNumber.ALPHANUMERIC,
                    NumberingPlanIndicator.UNKNOWN,
                    receipt.from(),
                    DELIVERY_RECEIPT,
                    (byte) 0,
                    (byte) 0,
                    new RegisteredDelivery(0),
                    new RawDataCoding((byte) 0),
                    receipt.text(),
                    receipt.parameters());
            return true;
        } catch (NegativeResponseException
                | ResponseTimeoutException
                | InvalidResponseException
                | PDUException
                | IOException e) {
            LOG.debug(
                    "receipt of message {} not taken: {}",
                    receipt.messageId(),
                    e.getClass().getSimpleName());
            return false;
        }
    }

    @Override
    public void start() {
        running = true;
        senders = Executors.newVirtualThreadPerTaskExecutor();
        for (int i = 0; i < window; i++) {
            senders.execute(this::sendWhenDue);
        }
    }

    @Override
    public void stop() {
        running = false;
        senders.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
