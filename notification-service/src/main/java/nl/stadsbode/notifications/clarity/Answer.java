package nl.stadsbode.notifications.clarity;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a message was clear.
 *
 * @param reason why not; null where none was given, and of what was clear
 */
public record Answer(boolean clear, @Nullable Reason reason) {

    /** The reasons there are to choose from: free text could hold a person. */
    public enum Reason {
        DIFFICULT_WORDS,
        TOO_LONG,
        WHAT_TO_DO,
        NOT_MINE,
        SOMETHING_ELSE;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static List<String> codes() {
            return Arrays.stream(values()).map(Reason::code).toList();
        }
    }

    /** As a form sends it; empty where it says neither yes nor no. */
    public static Optional<Answer> of(@Nullable String clear, @Nullable String reason) {
        return switch (clear == null ? "" : clear) {
            case "yes" -> Optional.of(new Answer(true, null));
            case "no" ->
                Optional.of(new Answer(
                        false,
                        Arrays.stream(Reason.values())
                                .filter(known -> known.code().equals(reason))
                                .findFirst()
                                .orElse(null)));
            default -> Optional.empty();
        };
    }
}
