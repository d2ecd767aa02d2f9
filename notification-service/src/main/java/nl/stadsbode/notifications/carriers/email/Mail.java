package nl.stadsbode.notifications.carriers.email;

import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.stadsbode.notifications.carriers.Parcel;
import nl.stadsbode.notifications.texts.Content;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/**
 * One e-mail as it goes out: envelope and octets. Names and subjects are not trusted, and an address that is more than
 * an address is refused.
 *
 * <p>The octets are written here: the library looks its encoders up on the class path for every part, which took three
 * quarters of the time of a mail.
 */
final class Mail extends SMTPMessage {

    private static final Session SESSION = Session.getInstance(new Properties());
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");
    private static final int LONGEST_ADDRESS = 254; // RFC 5321 §4.5.3.1.3
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final UUID deliveryId;
    private final String messageId;
    private final InternetAddress recipient;
    private final byte[] octets;

    /** The address cannot be one: no relay has to be asked. */
    static final class NotAnAddress extends Exception {
        NotAnAddress() {
            super("not an address");
        }
    }

    Mail(Parcel.Email parcel, EmailSettings settings, String returnAddress, Instant now) throws NotAnAddress {
        super(SESSION);
        this.deliveryId = parcel.deliveryId();
        this.messageId = deliveryId + "@" + settings.domain();
        this.recipient = new InternetAddress();
        recipient.setAddress(checked(parcel.address()));
        this.octets = (headers(parcel, settings, now) + body(parcel.content())).getBytes(StandardCharsets.US_ASCII);
        setEnvelopeFrom(returnAddress);
        setNotifyOptions(NOTIFY_FAILURE | NOTIFY_DELAY);
        setReturnOption(RETURN_HDRS);
    }

    private static String checked(String address) throws NotAnAddress {
        var at = address.lastIndexOf('@');
        try {
            var ascii = address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1));
            if (ascii.length() <= LONGEST_ADDRESS && ADDRESS.matcher(ascii).matches()) {
                return ascii;
            }
        } catch (IllegalArgumentException e) {
            // no domain; told below
        }
        throw new NotAnAddress();
    }

    private String headers(Parcel.Email parcel, EmailSettings settings, Instant now) {
        var refusing = parcel.unsubscribe() == null
                ? ""
                : "List-Unsubscribe: <" + parcel.unsubscribe() + ">\r\n"
                        + "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n";
        return "Date: " + DATE.format(now) + "\r\n"
                + "From: " + HeaderText.mailbox(settings.fromName(), settings.from()) + "\r\n"
                + "To: " + HeaderText.mailbox(parcel.name(), recipient.getAddress()) + "\r\n"
                + "Subject: " + HeaderText.unstructured(parcel.content().subject()) + "\r\n"
                // the same at every hand-over, so that a mail that went twice is shown once
                + "Message-ID: <" + messageId + ">\r\n"
                + "X-Delivery-Id: " + deliveryId + "\r\n"
                + "Auto-Submitted: auto-generated\r\n" // RFC 3834 §5: nobody's holiday answers this
                + refusing
                + "MIME-Version: 1.0\r\n";
    }

    private String body(Content.Email content) {
        var boundary = "=_" + deliveryId; // "=_" never occurs in quoted-printable
        return "Content-Type: multipart/alternative; boundary=\"" + boundary + "\"\r\n\r\n"
                + "--" + boundary + "\r\n" + part("plain", content.text())
                + "--" + boundary + "\r\n" + part("html", content.html())
                + "--" + boundary + "--\r\n";
    }

    private static String part(String subtype, String text) {
        return "Content-Type: text/" + subtype + "; charset=UTF-8\r\n"
                + "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
                + QuotedPrintable.of(text) + "\r\n";
    }

    String messageId() {
        return messageId;
    }

    InternetAddress recipient() {
        return recipient;
    }

    /** @param dsn whether the relay offers delivery status notifications (RFC 3461) */
    void envelopeIdWhere(boolean dsn) {
        setMailExtension(dsn ? "ENVID=" + deliveryId : "");
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException {
        out.write(octets);
    }

    @Override
    public String toString() {
        return "Mail[" + deliveryId + "]";
    }
}
