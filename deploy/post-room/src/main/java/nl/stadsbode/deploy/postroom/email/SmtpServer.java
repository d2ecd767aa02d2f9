package nl.stadsbode.deploy.postroom.email;

import java.net.InetAddress;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import nl.stadsbode.deploy.postroom.Carrier;
import nl.stadsbode.deploy.postroom.Channel;
import nl.stadsbode.deploy.postroom.PostRoomSettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;

/** The mail server of everyone who gets mail. */
@Component
class SmtpServer implements Carrier, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpServer.class);
    private static final int MOST_CONNECTIONS = 500;
    private static final int MOST_RECIPIENTS = 100;
    private static final int LARGEST_MAIL_BYTES = 25 * 1024 * 1024;
    private static final int IDLE_SECONDS = 300;

    private final PostRoomSettings.Smtp settings;
    private final Mailroom mailroom;
    private volatile @Nullable SMTPServer server;

    SmtpServer(PostRoomSettings settings, Mailroom mailroom) {
        this.settings = settings.smtp();
        this.mailroom = mailroom;
    }

    @Override
    public void start() {
        var starting = SMTPServer.port(settings.port())
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("post-room.localhost")
                .softwareName("post room")
                .messageHandlerFactory(context -> new Envelope(mailroom, (Session) context))
                .executorService(Executors.newVirtualThreadPerTaskExecutor())
                .insertReceivedHeaders(false)
                .maxConnections(MOST_CONNECTIONS)
                .maxRecipients(MOST_RECIPIENTS)
                .maxMessageSize(LARGEST_MAIL_BYTES)
                .connectionTimeout(IDLE_SECONDS, TimeUnit.SECONDS)
                .build();
        starting.start();
        server = starting;
        LOG.info("SMTP on port {}", starting.getPortAllocated());
    }

    @Override
    public void stop() {
        var stopping = server;
        if (stopping != null) {
            stopping.stop();
        }
        server = null;
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public int port() {
        var running = server;
        return running == null ? settings.port() : running.getPortAllocated();
    }
}
