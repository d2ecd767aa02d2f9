package nl.stadsbode.deploy.postroom.email;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/** A mail that goes back to its sender, as multipart/report (RFC 3462, RFC 3464): no such mailbox, 5.1.1. */
record Bounce(String sender, String recipient, byte[] mail) {

    private static final String REPORTING_HOST = "post-room.localhost";

    SMTPMessage asMail(Session session, Instant now) throws MessagingException {
        var report = new MimeMultipart("report");
        report.addBodyPart(explanation());
        report.addBodyPart(part("message/delivery-status", deliveryStatus()));
        report.addBodyPart(part("text/rfc822-headers", headers()));

        var returned = new SMTPMessage(session);
        returned.setEnvelopeFrom("<>");
        returned.setFrom(new InternetAddress("MAILER-DAEMON@" + REPORTING_HOST));
        returned.setRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(sender));
        returned.setSubject("Undelivered Mail Returned to Sender");
        returned.setSentDate(Date.from(now));
        returned.setHeader("Auto-Submitted", "auto-replied");
        returned.setContent(report);
        returned.saveChanges();
        var type = new jakarta.mail.internet.ContentType(report.getContentType());
        type.setParameter("report-type", "delivery-status");
        returned.setHeader("Content-Type", type.toString());
        return returned;
    }

    private MimeBodyPart explanation() throws MessagingException {
        var part = new MimeBodyPart();
        part.setText("Your message to " + recipient + " was not delivered: there is no such mailbox.\r\n", "utf-8");
        return part;
    }

    private byte[] deliveryStatus() {
        return """
                Reporting-MTA: dns; %s\r

                Final-Recipient: rfc822; %s\r
                Action: failed\r
                Status: 5.1.1\r
                Diagnostic-Code: smtp; 550 5.1.1 No such mailbox\r
                """.replace("\r\n\n", "\r\n\r\n")
                .formatted(REPORTING_HOST, recipient)
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] headers() {
        var whole = new String(mail, StandardCharsets.ISO_8859_1);
        int end = whole.indexOf("\r\n\r\n");
        return (end < 0 ? whole : whole.substring(0, end + 2)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static MimeBodyPart part(String type, byte[] content) throws MessagingException {
        var part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(content, type)));
        part.setHeader("Content-Type", type);
        return part;
    }

    @Override
    public String toString() {
        return "Bounce[]";
    }
}
