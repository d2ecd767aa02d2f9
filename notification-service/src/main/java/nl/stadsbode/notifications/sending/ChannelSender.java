package nl.stadsbode.notifications.sending;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import nl.stadsbode.chassis.observability.Traces;
import nl.stadsbode.notifications.carriers.Carrier;
import nl.stadsbode.notifications.carriers.HandOver;
import nl.stadsbode.notifications.carriers.Parcel;
import nl.stadsbode.notifications.notification.Bell;
import nl.stadsbode.notifications.notification.Claim;
import nl.stadsbode.notifications.notification.Outcome;
import nl.stadsbode.notifications.notification.Queue;
import nl.stadsbode.notifications.notification.State;
import nl.stadsbode.notifications.residents.Channel;
import nl.stadsbode.notifications.sending.Preparing.Prepared;
import nl.stadsbode.notifications.texts.Content;
import nl.stadsbode.notifications.unsubscribing.UnsubscribeAddresses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Sends what is ready on one channel: claim, render, mark "sending", hand over, put down the outcome. At most a
 * carrier's window is marked at a time, so that a crash leaves few in doubt. No database connection is held while the
 * carrier is spoken to.
 */
final class ChannelSender implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(ChannelSender.class);
    private static final Duration PAUSE_AFTER_ERROR = Duration.ofSeconds(1);
    private static final Duration DRAINS_WITHIN = Duration.ofSeconds(6);

    private final Carrier carrier;
    private final Channel channel;
    private final Queue queue;
    private final Preparing preparing;
    private final OutcomeBuffer outcomes;
    private final Gate gate;
    private final Pace pace;
    private final Abroad abroad;
    private final Bell bell;
    private final SendingSettings settings;
    private final SendingMetrics metrics;
    private final UnsubscribeAddresses unsubscribe;
    private final Traces traces;
    private final Clock clock;
    private final Semaphore window;
    /** Half a window: one half is marked while the outcomes of the other are written down. */
    private final int chunkSize;
    /** The last claim: what of it is not marked is given back at a stop. */
    private List<Claim> claimed = List.of();

    ChannelSender(
            Carrier carrier,
            Queue queue,
            Preparing preparing,
            OutcomeBuffer outcomes,
            Gate gate,
            Pace pace,
            Abroad abroad,
            Bell bell,
            SendingSettings settings,
            SendingMetrics metrics,
            UnsubscribeAddresses unsubscribe,
            Traces traces,
            Clock clock) {
        this.carrier = carrier;
        this.channel = carrier.channel();
        this.queue = queue;
        this.preparing = preparing;
        this.outcomes = outcomes;
        this.gate = gate;
        this.pace = pace;
        this.abroad = abroad;
        this.bell = bell;
        this.settings = settings;
        this.metrics = metrics;
        this.unsubscribe = unsubscribe;
        this.traces = traces;
        this.clock = clock;
        this.window = new Semaphore(carrier.window());
        this.chunkSize = pace.chunk(Math.max(1, carrier.window() / 2));
    }

    @Override
    public void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                claimAndSend();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException | StackOverflowError trouble) {
                log.warn("{}: sending pauses: {}", channel.code(), trouble.toString());
                if (isPassing(trouble)) {
                    tryToGiveBack();
                }
                pause();
            }
        }
        drain();
    }

    /**
     * A stop in peace leaves nothing in doubt, and nothing waiting for a lease to end: what is not marked is ready again,
     * what is under way gets its answer, and that is written down.
     */
    private void drain() {
        Thread.interrupted();
        tryToGiveBack();
        try {
            if (!window.tryAcquire(carrier.window(), DRAINS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("{}: stops before every answer came", channel.code());
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** The database's trouble, and not that of something claimed, which would be claimed with all others again and again. */
    private static boolean isPassing(Throwable trouble) {
        return trouble instanceof TransientDataAccessException
                || trouble instanceof DataAccessResourceFailureException
                || trouble instanceof TransactionException;
    }

    private void tryToGiveBack() {
        try {
            giveBack();
        } catch (RuntimeException away) {
            log.warn("{}: claims end with their lease: {}", channel.code(), away.toString());
        }
    }

    /** A claim costs the database as much for one as for a hundred: a lone one goes at once, the next wait. */
    private void claimAndSend() throws InterruptedException {
        int most;
        try (Gate.Grant grant = gate.ask(pace.claim(settings.claimBatch()))) {
            most = grant.most();
            claimed = most == 0 ? List.of() : queue.claim(channel, most, settings.claimLease());
            send(grant);
        }
        if (most == 0) {
            gate.awaitChange(settings.poll());
        } else if (claimed.isEmpty()) {
            bell.await(channel, settings.poll());
        } else if (claimed.size() < most) {
            Thread.sleep(settings.gather());
        }
    }

    private void send(Gate.Grant grant) throws InterruptedException {
        if (claimed.isEmpty()) {
            return;
        }
        List<Prepared> prepared = preparing.prepare(claimed);
        for (int from = 0; from < prepared.size(); from += chunkSize) {
            List<Prepared> chunk = prepared.subList(from, Math.min(prepared.size(), from + chunkSize));
            if (!grant.stillHolds()) {
                giveBack();
                break;
            }
            handOver(abroad.within(chunk), grant);
        }
    }

    /** What of the claim is not marked, and no other's meanwhile. */
    private void giveBack() {
        if (!claimed.isEmpty()) {
            queue.giveBack(claimed, clock.instant());
        }
    }

    private void handOver(List<Prepared> chunk, Gate.Grant grant) throws InterruptedException {
        if (chunk.isEmpty()) {
            return;
        }
        window.acquire(chunk.size());
        Pace.Slots slots;
        Set<UUID> marked;
        try {
            slots = pace.reserve(chunk.size());
            slots.await(0);
            marked = queue.markSending(
                    chunk.getFirst().claim().token(),
                    chunk.stream().map(Prepared::sealed).toList(),
                    settings.answerLease());
        } catch (RuntimeException unmarked) {
            window.release(chunk.size());
            chunk.forEach(abroad::notSent);
            throw unmarked;
        }
        int index = 0;
        for (Prepared prepared : chunk) {
            slots.await(index++);
            if (marked.contains(prepared.claim().deliveryId())) {
                grant.use();
                Thread.startVirtualThread(() -> handOver(prepared));
            } else {
                window.release();
                abroad.notSent(prepared);
            }
        }
    }

    private void handOver(Prepared prepared) {
        Claim claim = prepared.claim();
        long begun = System.nanoTime();
        HandOver answer;
        try {
            answer = traces.in(
                    claim.traceParent(), "hand-over " + channel.code(), () -> carrier.handOver(parcel(prepared)));
        } catch (RuntimeException | StackOverflowError broken) {
            log.error("{}: a carrier must not throw", channel.code(), broken);
            answer = new HandOver.Unknown("internal-error");
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        gate.answered(answer, took);
        if (answer.isCertainlyNotAccepted()) {
            abroad.notSent(prepared);
        }
        Outcome outcome = outcome(claim, answer);
        metrics.handedOver(claim, outcome, took);
        outcomes.put(outcome, window::release);
    }

    private Outcome outcome(Claim claim, HandOver answer) {
        Instant now = clock.instant();
        return switch (answer) {
            case HandOver.Accepted(String reference) -> outcome(claim, State.SENT, null, reference, null, now);
            case HandOver.Refused(String reason) -> outcome(claim, State.PERMANENT_FAILURE, reason, null, null, now);
            case HandOver.Later(String reason) -> again(claim, reason, now);
            case HandOver.Throttled(String reason) -> again(claim, reason, now);
            case HandOver.Faulty(String reason) -> again(claim, reason, now);
            case HandOver.Away away -> outcome(claim, State.READY, null, null, null, now);
            case HandOver.Unknown(String reason) ->
                outcome(claim, State.UNKNOWN, reason, null, now.plus(receiptWait()), now);
        };
    }

    private Outcome outcome(
            Claim claim,
            State state,
            @org.jspecify.annotations.Nullable String reason,
            @org.jspecify.annotations.Nullable String reference,
            @org.jspecify.annotations.Nullable Instant notBefore,
            Instant at) {
        return new Outcome(
                claim.deliveryId(),
                claim.token(),
                claim.lane(),
                state,
                reason,
                carrier.name(),
                reference,
                notBefore,
                at);
    }

    private Outcome again(Claim claim, String reason, Instant now) {
        return outcome(claim, State.TEMPORARY_FAILURE, reason, null, now.plus(retryAfter(claim.attempts())), now);
    }

    private Duration receiptWait() {
        return channel == Channel.SMS ? settings.smsReceiptWait() : settings.emailReceiptWait();
    }

    /** Doubled after each attempt, up to a bound, with a fifth of jitter. */
    private Duration retryAfter(int attemptsBefore) {
        long millis = settings.firstRetry().toMillis() << Math.min(attemptsBefore, 16);
        long bounded = Math.min(millis, settings.longestRetry().toMillis());
        return Duration.ofMillis(bounded + ThreadLocalRandom.current().nextLong(bounded / 5 + 1));
    }

    private Parcel parcel(Prepared prepared) {
        Claim claim = prepared.claim();
        var contact = prepared.resident().contact();
        return switch (prepared.content()) {
            case Content.Sms sms
            when contact.sms() != null ->
                new Parcel.Sms(claim.deliveryId(), contact.sms().number(), sms);
            case Content.Email email
            when contact.email() != null ->
                new Parcel.Email(
                        claim.deliveryId(),
                        contact.email().address(),
                        contact.name() == null ? "" : contact.name(),
                        email,
                        claim.mayBeRefused() ? unsubscribe.of(claim.deliveryId()) : null);
            case Content.Sms sms -> throw new IllegalStateException("no number");
            case Content.Email email -> throw new IllegalStateException("no address");
            case Content.Letter letter -> throw new IllegalStateException("letters go in batches");
        };
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_ERROR);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
