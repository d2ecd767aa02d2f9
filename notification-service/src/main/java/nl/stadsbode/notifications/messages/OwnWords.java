package nl.stadsbode.notifications.messages;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import nl.stadsbode.chassis.page.Moments;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What became of a message, in words for whom it was. For templates: {@code ${@ownWords.became(sent)}}. */
@Component("ownWords")
class OwnWords {

    private static final String NO_CONTACT_POINT = "no-contact-point";
    private static final Set<String> OF_READING_ALONG = Set.of("sensitive-not-for-companion", "companion-ended");

    private final MessageSource messages;
    private final Moments moments;

    OwnWords(MessageSource messages, Moments moments) {
        this.messages = messages;
        this.moments = moments;
    }

    public String channel(String code) {
        return word("own.channel." + code);
    }

    /** "Sent on 23 November at 14:05", "It did not work". */
    public String became(OwnMessage.Sent sent) {
        return switch (sent.state()) {
            case "sent" -> word("own.became.sent", moments.full(sent.sentAt()));
            case "delivered" ->
                sent.finishedAt() == null
                        ? word("own.became.sent", moments.full(sent.sentAt()))
                        : word("own.became.delivered", moments.full(sent.finishedAt()));
            case "scheduled" -> word("own.became.scheduled", moments.full(sent.waitsUntil()));
            case "temporary-failure" -> word("own.became.temporary-failure", moments.full(sent.waitsUntil()));
            case "permanent-failure", "technical-failure", "expired" -> word("own.became.failed");
            case "returned" -> word("own.became.returned", moments.full(sent.finishedAt()));
            case "unknown" -> word("own.became.unknown");
            case "cancelled" -> word("own.became.cancelled");
            case "superseded" -> word("own.became.superseded");
            default -> word("own.became.under-way");
        };
    }

    /** In one line, for a list. */
    public String summary(OwnMessage message) {
        OwnMessage.Sent last = message.last();
        return last == null ? why(message) : channel(last.channel()) + ": " + became(last);
    }

    /** What became of a companion's copy, for the resident: what a companion chose is the companion's own affair. */
    public String copy(OwnMessage copy) {
        String reason = copy.reason();
        boolean theResidentsAffair = reason != null && OF_READING_ALONG.contains(reason);
        return copy.last() != null || theResidentsAffair
                ? summary(copy)
                : word(copy.state().equals("awaiting-preferences") ? "own.became.under-way" : "own.became.cancelled");
    }

    /** Why it was told this way, or not at all. */
    public String why(OwnMessage message) {
        if (message.state().equals("awaiting-preferences")) {
            return word("own.why.awaiting-preferences");
        }
        String reason = message.along() && NO_CONTACT_POINT.equals(message.reason())
                ? NO_CONTACT_POINT + ".along"
                : message.reason();
        return Objects.requireNonNull(
                messages.getMessage("own.why." + reason, null, word("own.why.other"), LocaleContextHolder.getLocale()));
    }

    /** Why it was told once more: because someone asked, or because it did not work before. */
    public String whyOnceMore(OwnMessage.Sent sent, OwnMessage.Sent before) {
        return sent.askedBy() != null
                ? word("own.again." + sent.askedBy())
                : word("own.again.did-not-work", channel(before.channel()).toLowerCase(Locale.ROOT));
    }

    /** A line, cut before and after each reference in it. */
    public List<String> parts(String line, String reference) {
        return List.of(line.split("(?=" + Pattern.quote(reference) + ")|(?<=" + Pattern.quote(reference) + ")"));
    }

    String word(String key, Object... arguments) {
        return Objects.requireNonNull(messages.getMessage(key, arguments, LocaleContextHolder.getLocale()));
    }
}
