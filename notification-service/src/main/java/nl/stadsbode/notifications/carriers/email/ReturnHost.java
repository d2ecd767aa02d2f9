package nl.stadsbode.notifications.carriers.email;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import nl.stadsbode.notifications.carriers.ReceiptBox;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server that takes mail which came back, and no other. */
final class ReturnHost implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ReturnHost.class);

    private final EmailSettings settings;
    private final ReturnPath returnPath;
    private final ReceiptBox box;
    private final Clock clock;
    private volatile @Nullable SMTPServer server;

    ReturnHost(EmailSettings settings, ReturnPath returnPath, ReceiptBox box, Clock clock) {
        this.settings = settings;
        this.returnPath = returnPath;
        this.box = box;
        this.clock = clock;
    }

    @Override
    public void start() {
        var bounces = settings.bounces();
        var starting = SMTPServer.port(bounces.port())
                .bindAddress(address(bounces.address()))
                .hostName(bounces.domain())
                .softwareName("returned mail")
                .messageHandlerFactory(context -> new Returned(settings, returnPath, box, clock))
                .executorService(Executors.newVirtualThreadPerTaskExecutor())
                .insertReceivedHeaders(false)
                .maxConnections(bounces.connections())
                .maxRecipients(1) // a return address is for one delivery
                .maxMessageSize((int) bounces.largest().toBytes())
                .connectionTimeout((int) bounces.idle().toSeconds(), TimeUnit.SECONDS)
                .build();
        starting.start();
        server = starting;
        LOG.info("returned mail comes in on port {}", starting.getPortAllocated());
    }

    private static InetAddress address(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("stadsbode.carriers.email.bounces.address is not an address", e);
        }
    }

    int port() {
        var running = server;
        return running == null ? settings.bounces().port() : running.getPortAllocated();
    }

    @Override
    public void stop() {
        var stopping = server;
        server = null;
        if (stopping != null) {
            stopping.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }

    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 4096;
    }
}
