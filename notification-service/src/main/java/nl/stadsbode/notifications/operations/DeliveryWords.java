package nl.stadsbode.notifications.operations;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import nl.stadsbode.notifications.clarity.Answer;
import nl.stadsbode.notifications.notification.State;
import nl.stadsbode.notifications.notification.TellingAgain;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Codes in plain words. For templates: {@code ${@words.reason(code)}}. A code without words is shown as it is. */
@Component("words")
class DeliveryWords {

    private final MessageSource messages;

    DeliveryWords(MessageSource messages) {
        this.messages = messages;
    }

    public String channel(String code) {
        return word("channel." + code, code);
    }

    /** Of a delivery, a notification or an attempt. */
    public String state(String code) {
        return word("state." + code, code);
    }

    /** A carrier's own code behind ours, as in {@code smtp-550-5-1-1}, is shown with the words. */
    public String reason(@Nullable String code) {
        if (code == null || code.isEmpty()) {
            return "";
        }
        int dash = code.indexOf('-');
        String family = dash < 0 ? code : code.substring(0, dash);
        String byFamily = word("reason." + family + ".coded", word("reason.other", code, code), code);
        return word("reason." + code, byFamily);
    }

    public String receipt(String outcome) {
        return word("receipt." + outcome, outcome);
    }

    public String badge(String state) {
        return switch (state) {
            case "delivered", "sent", "open", "well" -> "sb-badge sb-badge--ok";
            case "permanent-failure", "technical-failure", "expired", "returned" -> "sb-badge sb-badge--bad";
            case "unknown",
                    "temporary-failure",
                    "nothing",
                    "cancelled",
                    "superseded",
                    "paused",
                    "carrier-away",
                    "away",
                    "slow",
                    "on-trial" -> "sb-badge sb-badge--warn";
            default -> "sb-badge";
        };
    }

    public boolean retryable(String state) {
        return isOneOf(State.retryable(), state);
    }

    public boolean cancellable(String state) {
        return state.equals("awaiting-preferences") || isOneOf(State.cancellable(), state);
    }

    /** Whether who did not get it can have it told once more. */
    public boolean tellableAgain(NotificationView notification) {
        NotificationView.DeliveryView last = notification.last();
        int asked = (int) notification.deliveries().stream()
                .filter(each -> TellingAgain.wasAsked(each.askedBy()))
                .count();
        return last != null && notification.state().equals("planned") && TellingAgain.possible(last.state(), asked);
    }

    public List<String> unclearReasons() {
        return Answer.Reason.codes();
    }

    private static boolean isOneOf(java.util.Set<State> states, String code) {
        return states.stream().anyMatch(state -> state.code().equals(code));
    }

    /** 85 ms, 1.2 s, 3 min. */
    public String took(@Nullable Long millis) {
        Locale locale = LocaleContextHolder.getLocale();
        if (millis == null) {
            return "–";
        }
        if (millis < 1_000) {
            return millis + " ms";
        }
        return millis < 120_000
                ? String.format(locale, "%.1f s", millis / 1_000.0)
                : String.format(locale, "%,d min", millis / 60_000);
    }

    private String word(String key, String fallback, Object... arguments) {
        return Objects.requireNonNull(messages.getMessage(key, arguments, fallback, LocaleContextHolder.getLocale()));
    }
}
