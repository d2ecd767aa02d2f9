package nl.stadsbode.deploy.endtoend;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What is personal of every {@link Person}, however a number is written. */
final class PersonalWords {

    /** In whose logs there are none; the post room stands for the carriers, who need them. */
    static final List<String> PROCESSES = List.of(
            "case-service", "preference-service", "notification-service", "identity-provider", "kafka", "postgresql");

    private static final Pattern PERSONAL = Pattern.compile(
            "van den Berg|Coolsingel|@inwoners\\.example|(?:(?:\\+|00)31[ -]?|0)6[ -]?123[ -]?[0-9]{4}9",
            Pattern.CASE_INSENSITIVE);

    private PersonalWords() {}

    static List<String> in(String text) {
        return PERSONAL.matcher(text).results().map(MatchResult::group).toList();
    }
}
