package nl.stadsbode.deploy.postroom;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.subethamail.smtp.server.SMTPServer;

/** The return host of a sender: a mail server that keeps what comes back. May be away for a while. */
public final class ReturnedMail {

    private final List<Returned> received = new CopyOnWriteArrayList<>();
    private SMTPServer server = started(0);
    private final int port = server.getPortAllocated();

    public record Returned(String envelopeFrom, String to, MimeMessage mail) {}

    public int port() {
        return port;
    }

    public List<Returned> received() {
        return received;
    }

    void forget() {
        received.clear();
    }

    public void goAway() {
        server.stop();
    }

    public void comeBack() {
        server = started(port);
    }

    private SMTPServer started(int port) {
        var starting = SMTPServer.port(port)
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandler((context, from, to, data) -> keep(from, to, data))
                .build();
        starting.start();
        return starting;
    }

    private void keep(String from, String to, byte[] data) {
        try {
            received.add(new Returned(
                    from, to, new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(data))));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
