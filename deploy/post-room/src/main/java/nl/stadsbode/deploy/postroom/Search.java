package nl.stadsbode.deploy.postroom;

import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which messages are asked for; an absent part asks nothing.
 *
 * @param to the recipient: a whole number or mail address, or a part of a letter's address. Case,
 *     spaces and a leading plus do not matter (a plus in an address line reads as a space)
 * @param part any part of a recipient
 */
public record Search(
        @Nullable Channel channel,
        @Nullable String to,
        @Nullable String part,
        @Nullable String deliveryId) {

    /** Everything there is. */
    public static final Search EVERYTHING = new Search(null, null, null, null);

    Predicate<Message> asPredicate() {
        Predicate<Message> wanted = message -> true;
        if (channel != null) {
            wanted = wanted.and(message -> message.channel() == channel);
        }
        if (deliveryId != null) {
            wanted = wanted.and(message -> deliveryId.equalsIgnoreCase(message.deliveryId()));
        }
        if (to != null && !to.isBlank()) {
            var whole = plain(to);
            wanted = wanted.and(message -> message.channel() == Channel.LETTER
                    ? plain(message.to()).contains(whole)
                    : plain(message.to()).equals(whole));
        }
        if (part != null && !part.isBlank()) {
            var piece = plain(part);
            wanted = wanted.and(message -> plain(message.to()).contains(piece));
        }
        return wanted;
    }

    private static String plain(String recipient) {
        var plain = recipient.replace(" ", "").toLowerCase(Locale.ROOT);
        return plain.startsWith("+") ? plain.substring(1) : plain;
    }
}
