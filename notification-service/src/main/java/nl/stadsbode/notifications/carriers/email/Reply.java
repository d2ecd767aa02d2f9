package nl.stadsbode.notifications.carriers.email;

import jakarta.mail.MessagingException;
import java.util.regex.Pattern;
import nl.stadsbode.notifications.carriers.HandOver;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * What the relay said to a command (RFC 5321 §4.2).
 *
 * @param code three digits; 0 or less when it said nothing
 * @param enhanced as in RFC 3463, or null
 */
record Reply(int code, @Nullable String enhanced) {

    private static final Pattern ENHANCED = Pattern.compile("\\b\\d{3}[ -]([245]\\.\\d{1,3}\\.\\d{1,3})\\b");

    /** Where the library hid it. */
    static Reply in(MessagingException failure) {
        var found = new Reply(0, null);
        for (Exception e = failure; e != null; e = e instanceof MessagingException m ? m.getNextException() : null) {
            switch (e) {
                case SMTPAddressFailedException recipient -> {
                    return of(recipient.getReturnCode(), recipient);
                }
                case SMTPSenderFailedException sender -> found = of(sender.getReturnCode(), sender);
                case SMTPSendFailedException send -> found = of(send.getReturnCode(), send);
                default -> {}
            }
        }
        return found;
    }

    private static Reply of(int code, Exception e) {
        var matcher = ENHANCED.matcher(String.valueOf(e.getMessage()));
        return new Reply(code, matcher.find() ? matcher.group(1) : null);
    }

    boolean came() {
        return code >= 200;
    }

    /** The relay closes the connection, as it may while it lies idle (RFC 5321 §3.8). */
    boolean saysGoodbye() {
        return code == 421;
    }

    /** The outcome of a mail that got this for an answer at this stage. */
    HandOver meaning(Line.Stage stage, String messageId) {
        if (code < 300) {
            // any 2xx after the dot says taken; elsewhere it is no answer to what was asked
            return stage == Line.Stage.DOT ? new HandOver.Accepted(messageId) : new HandOver.Faulty(coded());
        }
        if (code < 500) {
            // about a recipient it is that mailbox, else the relay itself (RFC 5321 §4.2.2)
            return stage == Line.Stage.RECIPIENT && !saysGoodbye()
                    ? new HandOver.Later(coded())
                    : new HandOver.Faulty(coded());
        }
        return switch (code) {
            case 530, 534, 535, 538 -> new HandOver.Away("sign-in-needed"); // RFC 4954 §6
            default ->
                // a refused sender is our trouble, not that of the one mail; 552 is its size
                stage == Line.Stage.SENDER && code != 552
                        ? new HandOver.Faulty("sender-refused")
                        : new HandOver.Refused(coded());
        };
    }

    private String coded() {
        return "smtp-" + code + (enhanced == null ? "" : "-" + enhanced.replace('.', '-'));
    }
}
