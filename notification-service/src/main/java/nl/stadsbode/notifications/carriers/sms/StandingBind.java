package nl.stadsbode.notifications.carriers.sms;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.MessageReceiverListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one transceiver bound: binds, waits until it is lost, binds again. */
final class StandingBind {

    private static final Logger LOG = LoggerFactory.getLogger(StandingBind.class);

    private final SmsSettings settings;
    private final MessageReceiverListener receipts;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Link link;
    private volatile String whyNot = "not-bound-yet";

    StandingBind(SmsSettings settings, MessageReceiverListener receipts) {
        this.settings = settings;
        this.receipts = receipts;
    }

    /** The link bound now, or null: {@link #whyNot()} says why. */
    @Nullable
    Link link() {
        return link;
    }

    /** A code in kebab case. */
    String whyNot() {
        return whyNot;
    }

    void start() {
        Thread.ofPlatform().name("bind-" + settings.name()).daemon().start(this::keepBound);
    }

    void stop() {
        stopped.countDown();
        var last = link;
        if (last != null) {
            last.unbindPolitely();
        }
    }

    private void keepBound() {
        var wait = settings.firstBackoff();
        try {
            do {
                if (boundUntilLost()) {
                    wait = settings.firstBackoff();
                } else {
                    wait = longer(wait);
                }
            } while (!stopped.await(jittered(wait), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean boundUntilLost() {
        var next = new Link(settings);
        next.setMessageReceiverListener(receipts);
        try {
            next.connectAndBind(
                    settings.host(),
                    settings.port(),
                    bind(),
                    settings.bindTimeout().toMillis());
        } catch (IOException | RuntimeException e) {
            next.close();
            tell(e);
            return false;
        }
        link = next;
        if (stopped.getCount() == 0) { // stop() may have looked before this link stood there
            next.unbindPolitely();
        }
        LOG.info("{}: bound", settings.name());
        next.awaitLoss();
        whyNot = "connection-lost";
        link = null;
        if (stopped.getCount() > 0) {
            LOG.warn("{}: the connection is lost", settings.name());
        }
        return true;
    }

    private BindParameter bind() {
        return new BindParameter(
                BindType.BIND_TRX,
                settings.systemId(),
                settings.password(),
                settings.systemType(),
                TypeOfNumber.UNKNOWN,
                NumberingPlanIndicator.UNKNOWN,
                "");
    }

    private void tell(Exception failure) {
        var why = failure.getCause() instanceof NegativeResponseException ? "bind-refused" : "not-reachable";
        if (!why.equals(whyNot)) {
            LOG.warn(
                    "{}: {} ({}); trying again",
                    settings.name(),
                    why,
                    failure.getClass().getSimpleName());
        }
        whyNot = why;
    }

    private Duration longer(Duration wait) {
        var twice = wait.multipliedBy(2);
        return twice.compareTo(settings.longestBackoff()) > 0 ? settings.longestBackoff() : twice;
    }

    /** Between half and all of it, so that instances do not come back together. */
    private static long jittered(Duration wait) {
        return ThreadLocalRandom.current().nextLong(wait.toMillis() / 2, wait.toMillis() + 1);
    }
}
