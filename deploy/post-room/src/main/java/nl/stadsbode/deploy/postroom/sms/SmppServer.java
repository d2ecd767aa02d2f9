package nl.stadsbode.deploy.postroom.sms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import nl.stadsbode.deploy.postroom.Carrier;
import nl.stadsbode.deploy.postroom.Channel;
import nl.stadsbode.deploy.postroom.PostRoomSettings;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** An SMS centre: listens, lets one system bind (as often as it likes), and keeps its sessions. */
@Component
class SmppServer implements Carrier, SmartLifecycle {

    static final int SUBMISSIONS_AT_ONCE = 64;

    private static final Logger LOG = LoggerFactory.getLogger(SmppServer.class);
    private static final int MOST_QUEUED = 10_000;
    private static final Duration TIME_TO_BIND = Duration.ofSeconds(5);
    private static final Duration TIME_TO_READ_REFUSAL = Duration.ofSeconds(1);
    private static final Duration TIME_TO_ANSWER = Duration.ofSeconds(5);
    private static final Duration BETWEEN_ENQUIRE_LINKS = Duration.ofSeconds(30);

    private final PostRoomSettings.Smpp settings;
    private final SmppRequests requests;
    private final BoundSessions sessions;
    private final Receipts receipts;
    private volatile @Nullable ServerSocket listening;

    SmppServer(PostRoomSettings settings, SmppRequests requests, BoundSessions sessions, Receipts receipts) {
        this.settings = settings.smpp();
        this.requests = requests;
        this.sessions = sessions;
        this.receipts = receipts;
    }

    @Override
    public void start() {
        try {
            // The library's own listener binds to every address; this tool is for one machine only.
            var socket = new ServerSocket(settings.port(), 50, InetAddress.getLoopbackAddress());
            listening = socket;
            Thread.ofPlatform().name("smpp-accept").daemon().start(() -> accept(socket));
            LOG.info("SMPP on port {}", socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException("SMPP port " + settings.port(), e);
        }
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                LOG.debug("no longer accepting: {}", e.getMessage());
            }
        }
    }

    private void serve(Socket client) {
        try {
            client.setTcpNoDelay(true);
            var session = new SMPPServerSession(
                    new SocketConnection(client), null, requests, null, SUBMISSIONS_AT_ONCE, MOST_QUEUED);
            session.setEnquireLinkTimer((int) BETWEEN_ENQUIRE_LINKS.toMillis());
            session.setTransactionTimer(TIME_TO_ANSWER.toMillis());
            letIn(session);
        } catch (IOException | PDUStringException e) {
            LOG.debug("bind failed: {}", e.getMessage());
        }
    }

    private void letIn(SMPPServerSession session) throws IOException, PDUStringException {
        BindRequest bind;
        try {
            bind = session.waitForBind(TIME_TO_BIND.toMillis());
        } catch (TimeoutException | IllegalStateException e) {
            session.close();
            return;
        }
        if (!same(bind.getSystemId(), settings.systemId()) || !same(bind.getPassword(), settings.password())) {
            bind.reject(SMPPConstant.STAT_ESME_RINVPASWD);
            closeOnceRead(session);
            return;
        }
        session.addSessionStateListener((now, before, source) -> {
            if (now == SessionState.CLOSED || now == SessionState.UNBOUND) {
                sessions.remove(session);
            }
        });
        bind.accept("postroom", InterfaceVersion.IF_34);
        sessions.add(session);
        if (!session.getSessionState().isBound()) {
            sessions.remove(session);
        }
        receipts.release();
    }

    // A client of the same library that sees the end of the connection first never sees the refusal.
    private static void closeOnceRead(SMPPServerSession session) {
        try {
            Thread.sleep(TIME_TO_READ_REFUSAL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        session.close();
    }

    private static boolean same(@Nullable String given, String expected) {
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void stop() {
        try {
            var socket = listening;
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            LOG.debug("closing: {}", e.getMessage());
        }
        listening = null;
        sessions.closeAll();
    }

    @Override
    public boolean isRunning() {
        return listening != null;
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public int port() {
        var socket = listening;
        return socket == null ? settings.port() : socket.getLocalPort();
    }
}
