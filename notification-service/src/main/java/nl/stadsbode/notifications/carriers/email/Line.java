package nl.stadsbode.notifications.carriers.email;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Properties;
import nl.stadsbode.notifications.carriers.email.EmailSettings.Tls;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * A connection of the library that also knows how far a mail got. Only after the final dot was written may the relay
 * have taken it (RFC 5321 §4.1.1.4).
 */
final class Line extends SMTPTransport {

    private final EmailSettings settings;
    private final OwnSocket socket;
    private Stage stage = Stage.OPENING;
    private int mails;
    private long usedAtNanos;

    enum Stage {
        OPENING,
        SENDER,
        RECIPIENT,
        CONTENT,
        DOT
    }

    Line(EmailSettings settings) {
        this(settings, new OwnSocket());
    }

    private Line(EmailSettings settings, OwnSocket socket) {
        super(Session.getInstance(properties(settings, socket)), new URLName("smtp", null, -1, null, null, null));
        this.settings = settings;
        this.socket = socket;
    }

    private static Properties properties(EmailSettings settings, OwnSocket socket) {
        var properties = new Properties();
        properties.put("mail.smtp.socketFactory", socket);
        properties.setProperty("mail.smtp.socketFactory.fallback", "false");
        properties.setProperty("mail.smtp.localhost", settings.domain());
        properties.setProperty(
                "mail.smtp.connectiontimeout",
                Long.toString(settings.connectTimeout().toMillis()));
        // a net below the deadline of the whole mail, which hangs up
        properties.setProperty(
                "mail.smtp.timeout", Long.toString(2 * settings.answerTimeout().toMillis()));
        properties.setProperty(
                "mail.smtp.auth", Boolean.toString(!settings.user().isEmpty()));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(settings.tls() == Tls.STARTTLS));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(settings.tls() == Tls.STARTTLS));
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(settings.tls() == Tls.IMPLICIT));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        return properties;
    }

    void open() throws MessagingException {
        var user = settings.user().isEmpty() ? null : settings.user();
        connect(settings.host(), settings.port(), user, user == null ? null : settings.password());
    }

    void send(Mail mail, long nowNanos) throws MessagingException {
        stage = Stage.SENDER;
        mail.envelopeIdWhere(supportsExtension("DSN"));
        sendMessage(mail, new Address[] {mail.recipient()});
        mails++;
        usedAtNanos = nowNanos;
    }

    Stage stage() {
        return stage;
    }

    boolean usableAt(long nowNanos) {
        return mails < settings.mailsAConnection()
                && nowNanos - usedAtNanos < settings.idle().toNanos();
    }

    /** Breaks the connection under whatever waits for it; from any thread. */
    void hangUp() {
        socket.hangUp();
    }

    boolean wasHungUp() {
        return socket.wasHungUp();
    }

    /** Says goodbye where that is still possible. */
    void end() {
        try {
            close();
        } catch (MessagingException e) {
            hangUp();
        }
    }

    @Override
    protected void rcptTo() throws MessagingException {
        stage = Stage.RECIPIENT;
        super.rcptTo();
    }

    @Override
    protected OutputStream data() throws MessagingException {
        stage = Stage.CONTENT;
        return super.data();
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        stage = Stage.DOT;
        super.finishData();
    }
}
