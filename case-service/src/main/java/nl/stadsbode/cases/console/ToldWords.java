package nl.stadsbode.cases.console;

import java.util.Locale;
import java.util.Optional;
import nl.stadsbode.cases.casework.Case;
import nl.stadsbode.cases.casework.Recipient;
import nl.stadsbode.cases.casework.Status;
import nl.stadsbode.cases.catalogue.MessageKind;
import nl.stadsbode.cases.told.Told;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What a resident was told, in plain words. For templates: {@code ${@toldWords.state(told)}}. */
@Component("toldWords")
class ToldWords {

    private static final String FORGOTTEN = "resident-forgotten";

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

    /**
     * Why, or empty when there is nothing to explain. Of whom nothing is kept any more no address is known either: what is
     * official is then left to whoever handles the case.
     */
    public String reason(Told told, Status status, Case about) {
        String reason = told.reason();
        if (FORGOTTEN.equals(reason)
                && status.frozen().kind() == MessageKind.OFFICIAL
                && recipient(told, about).isPresent()) {
            return word("told.reason.resident-forgotten.official");
        }
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
        return recipient(told, about)
                .map(each ->
                        word("role." + each.role().code() + ".to", each.role().code()))
                .orElseGet(() -> word(told.residentId() == null ? "told.someone" : "told.companion"));
    }

    private static Optional<Recipient> recipient(Told told, Case about) {
        return about.recipients().stream()
                .filter(each -> each.resident().value().equals(told.residentId()))
                .findFirst();
    }

    private String word(String key, String... argumentOrDefault) {
        Locale locale = LocaleContextHolder.getLocale();
        String fallback = argumentOrDefault.length == 0 ? "" : argumentOrDefault[0];
        String found = messages.getMessage(key, argumentOrDefault, fallback, locale);
        return found == null ? "" : found;
    }
}
