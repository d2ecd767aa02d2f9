package nl.stadsbode.deploy.postroom.email;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import nl.stadsbode.deploy.postroom.Content;
import org.jspecify.annotations.Nullable;

/**
 * A mail taken apart to be shown. A mail that cannot be understood is shown without its texts.
 *
 * @param text the first text/plain part, or empty
 * @param html the first text/html part as it came (never to be trusted), or empty
 */
public record ReceivedMail(String from, String subject, String text, String html, Map<String, String> headers) {

    private static final Session SESSION = Session.getInstance(new Properties());
    private static final int DEEPEST_PART = 10;

    public static ReceivedMail of(Content.Email content) {
        try {
            var mail = new MimeMessage(SESSION, new ByteArrayInputStream(content.raw()));
            return new ReceivedMail(
                    decoded(mail.getHeader("From", ", ")),
                    decoded(mail.getHeader("Subject", " ")),
                    firstText(mail, "text/plain", 0),
                    firstText(mail, "text/html", 0),
                    headers(mail));
        } catch (MessagingException | IOException e) {
            return new ReceivedMail("", "", "", "", Map.of());
        }
    }

    /** The header X-Delivery-Id, or null; reads no further than the headers. */
    static @Nullable String deliveryId(byte[] raw) {
        try {
            return new InternetHeaders(new ByteArrayInputStream(raw)).getHeader("X-Delivery-Id", null);
        } catch (MessagingException e) {
            return null;
        }
    }

    private static String firstText(Part part, String type, int depth) throws MessagingException, IOException {
        if (part.isMimeType(type) && part.getContent() instanceof String text) {
            return text;
        }
        if (depth < DEEPEST_PART && part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                var found = firstText(parts.getBodyPart(i), type, depth + 1);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }

    private static Map<String, String> headers(MimeMessage mail) throws MessagingException, IOException {
        var headers = new LinkedHashMap<String, String>();
        for (Header header : Collections.list(mail.getAllHeaders())) {
            headers.merge(header.getName(), decoded(header.getValue()), (first, next) -> first + "\n" + next);
        }
        return headers;
    }

    private static String decoded(@Nullable String value) throws IOException {
        return value == null ? "" : MimeUtility.decodeText(MimeUtility.unfold(value));
    }
}
