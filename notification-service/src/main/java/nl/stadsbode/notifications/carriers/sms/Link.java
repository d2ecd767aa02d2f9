package nl.stadsbode.notifications.carriers.sms;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jsmpp.DefaultPDUReader;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SynchronizedPDUSender;
import org.jsmpp.bean.Command;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.SendCommandTask;
import org.jsmpp.session.connection.socket.SocketConnection;

/**
 * A session of the library that knows two things more: whether a request may have been written when its connection
 * broke, and that requests under way get no answer any more once it did (the library lets each wait for its time-out).
 */
final class Link extends SMPPSession {

    /** For answers that were read before the connection broke and are still being handed out. */
    private static final Duration LAST_ANSWERS = Duration.ofMillis(100);

    private static final Duration TO_UNBIND = Duration.ofSeconds(2);

    private final SmsSettings settings;
    private final Set<Integer> unanswered = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Void> lost;

    /** The connection broke while this was being written, or after: it may have arrived. */
    static final class MaybeWritten extends IOException {
        MaybeWritten(IOException cause) {
            super("broke while writing", cause);
        }
    }

    /** The connection broke before the answer came. */
    static final class LostWithoutAnswer extends InvalidResponseException {
        LostWithoutAnswer() {
            super("connection lost");
        }
    }

    Link(SmsSettings settings) {
        this(settings, new CompletableFuture<>());
    }

    private Link(SmsSettings settings, CompletableFuture<Void> lost) {
        super(
                new SynchronizedPDUSender(),
                new DefaultPDUReader(),
                (host, port) -> new Watched(Sockets.connected(settings), lost));
        this.settings = settings;
        this.lost = lost;
        lost.thenRunAsync(
                this::giveUpUnanswered,
                CompletableFuture.delayedExecutor(LAST_ANSWERS.toMillis(), TimeUnit.MILLISECONDS));
        setPduProcessorDegree(settings.receiptsAtOnce() + settings.window() / 2 + 2);
        setQueueCapacity(settings.window() + 10 * settings.receiptsAtOnce());
        setEnquireLinkTimer((int) settings.enquireEvery().toMillis());
        setTransactionTimer(settings.answerTimeout().toMillis());
    }

    /** Tells when the library closes the connection, for whatever reason. */
    private static final class Watched extends SocketConnection {

        private final CompletableFuture<Void> lost;

        Watched(Socket socket, CompletableFuture<Void> lost) throws IOException {
            super(socket);
            this.lost = lost;
        }

        @Override
        public void close() {
            super.close();
            lost.complete(null);
        }
    }

    /** Returns when this link is lost, and not before. */
    void awaitLoss() {
        lost.join();
    }

    private void giveUpUnanswered() {
        for (var sequenceNumber : unanswered) {
            var pending = removePendingResponse(sequenceNumber);
            if (pending != null) {
                pending.doneWithInvalidResponse(new LostWithoutAnswer());
            }
        }
    }

    void unbindPolitely() {
        setTransactionTimer(
                Math.min(TO_UNBIND.toMillis(), settings.answerTimeout().toMillis()));
        unbindAndClose();
    }

    @Override
    protected Command executeSendCommand(SendCommandTask task, long timeout)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        var request = new Request(task);
        try {
            return super.executeSendCommand(request, timeout);
        } finally {
            unanswered.remove(request.sequenceNumber);
            removePendingResponse(request.sequenceNumber);
        }
    }

    private final class Request implements SendCommandTask {

        private final SendCommandTask task;
        private int sequenceNumber;

        Request(SendCommandTask task) {
            this.task = task;
        }

        @Override
        public void executeTask(OutputStream out, int sequenceNumber) throws PDUException, IOException {
            this.sequenceNumber = sequenceNumber;
            // known before the look at the loss: else one could be missed by giveUpUnanswered
            unanswered.add(sequenceNumber);
            if (lost.isDone()) {
                throw new IOException("connection lost");
            }
            try {
                task.executeTask(out, sequenceNumber);
            } catch (IOException e) {
                throw new MaybeWritten(e);
            }
        }

        @Override
        public String getCommandName() {
            return task.getCommandName();
        }
    }
}
