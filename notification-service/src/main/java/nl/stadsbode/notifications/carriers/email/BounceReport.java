package nl.stadsbode.notifications.carriers.email;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import nl.stadsbode.notifications.carriers.Receipt.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The final word of a delivery status notification (RFC 3464). Anyone may send us one, so nothing in it is believed but
 * the action and the status code.
 *
 * @param reason such as {@code bounced-5-1-1}
 */
record BounceReport(Outcome outcome, @Nullable String reason) {

    private static final Session SESSION = Session.getInstance(new Properties());
    private static final Pattern BLANK_LINE = Pattern.compile("\\r?\\n[ \\t]*\\r?\\n");
    private static final Pattern STATUS = Pattern.compile("([245])\\.(\\d{1,3})\\.(\\d{1,3})\\b.*");
    private static final int MOST_PARTS = 20;
    private static final int MOST_GROUPS = 20;
    private static final int LARGEST_STATUS = 64 * 1024;

    /** Null when the mail is no such report, says nothing final, or cannot be understood. */
    static @Nullable BounceReport read(byte[] mail) {
        try {
            var message = new MimeMessage(SESSION, new ByteArrayInputStream(mail));
            if (!message.isMimeType("multipart/report")) {
                return null;
            }
            var parts = new MimeMultipart(message.getDataHandler().getDataSource());
            for (var i = 0; i < Math.min(parts.getCount(), MOST_PARTS); i++) {
                if (parts.getBodyPart(i).isMimeType("message/delivery-status")
                        || parts.getBodyPart(i).isMimeType("message/global-delivery-status")) { // RFC 6533 §3
                    return ofStatus(parts.getBodyPart(i));
                }
            }
            return null;
        } catch (MessagingException | IOException | RuntimeException e) {
            return null;
        }
    }

    private static @Nullable BounceReport ofStatus(BodyPart part) throws MessagingException, IOException {
        byte[] octets;
        try (var in = part.getInputStream()) {
            octets = in.readNBytes(LARGEST_STATUS);
        }
        // the first group is about the report; one more for each recipient (§2.1), and ours has one
        for (var group : BLANK_LINE.split(new String(octets, StandardCharsets.ISO_8859_1).strip(), MOST_GROUPS)) {
            var fields = new InternetHeaders(
                    new ByteArrayInputStream((group.strip() + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1)));
            var action = fields.getHeader("Action", null);
            if (action != null) {
                return ofAction(action.strip().toLowerCase(Locale.ROOT), fields.getHeader("Status", null));
            }
        }
        return null;
    }

    private static @Nullable BounceReport ofAction(String action, @Nullable String status) {
        return switch (action) {
            case "failed" -> failed(status);
            case "delivered" -> new BounceReport(Outcome.DELIVERED, null);
            default -> null; // delayed, relayed, expanded: nothing final (§2.3.3)
        };
    }

    private static BounceReport failed(@Nullable String status) {
        var code = STATUS.matcher(status == null ? "" : status.strip());
        if (!code.matches()) {
            return new BounceReport(Outcome.FAILED, "bounced");
        }
        // 5.1.7 and 5.1.8 are about the sender's address (RFC 3463 §3.2)
        var bad = code.group(1).equals("5")
                && code.group(2).equals("1")
                && !code.group(3).equals("7")
                && !code.group(3).equals("8");
        return new BounceReport(
                bad ? Outcome.BAD_CONTACT_POINT : Outcome.FAILED,
                "bounced-%s-%s-%s".formatted(code.group(1), code.group(2), code.group(3)));
    }
}
