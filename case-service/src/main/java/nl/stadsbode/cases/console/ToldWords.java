package nl.stadsbode.cases.console;

import java.util.List;
import java.util.Locale;
import nl.stadsbode.cases.casework.Case;
import nl.stadsbode.cases.casework.Recipient;
import nl.stadsbode.cases.told.Told;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What a resident was told, in plain words. For templates: {@code ${@toldWords.state(told)}}. */
@Component("toldWords")
class ToldWords {

    private final MessageSource messages;

    ToldWords(MessageSource messages) {
        this.messages = messages;
    }

    /** "SMS to the applicant", or "To the applicant" where there is no channel. */
    public String whom(Told told, Case about) {
        String channel = told.channel();
        String role = role(told, about);
        if (channel == null) {
            return word("told.whom", role);
        }
        return word("told.whom.channel", word("told.channel." + channel, channel), role);
    }

    public String state(Told told) {
        return word("told.state." + told.state(), told.state());
    }

    /** Why, or empty when there is nothing to explain. */
    public String reason(Told told) {
        String reason = told.reason();
        return reason == null ? "" : word("told.reason." + reason, word("told.reason.other", reason));
    }

    public String badge(Told told) {
        return switch (told.look()) {
            case GOOD -> "sb-badge sb-badge--ok";
            case BAD -> "sb-badge sb-badge--bad";
            case NOTHING -> "sb-badge sb-badge--warn";
            case UNDER_WAY -> "sb-badge";
        };
    }

    private String role(Told told, Case about) {
        List<Recipient> recipients = about.recipients();
        return recipients.stream()
                .filter(each -> each.resident().value().equals(told.residentId()))
                .findFirst()
                .map(each ->
                        word("role." + each.role().code() + ".to", each.role().code()))
                .orElseGet(() -> word(told.residentId() == null ? "told.someone" : "told.companion"));
    }

    private String word(String key, String... argumentOrDefault) {
        Locale locale = LocaleContextHolder.getLocale();
        String fallback = argumentOrDefault.length == 0 ? "" : argumentOrDefault[0];
        String found = messages.getMessage(key, argumentOrDefault, fallback, locale);
        return found == null ? "" : found;
    }
}
