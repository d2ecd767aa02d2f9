package nl.stadsbode.notifications.texts;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The names that an editor can write between double braces. */
enum Variable {
    MUNICIPALITY("municipality"),
    PHONE("phone"),
    OPENING_HOURS("openingHours"),
    WEBSITE("website"),
    CASE_REFERENCE("caseReference"),
    CASE_TYPE("caseType"),
    STATUS("status"),
    STATUS_DATE("statusDate"),
    /** What the case is about, in the middle of a sentence: "uw aanvraag voor een paspoort". */
    ABOUT("about"),
    /** What to do who does not agree: the shared sentence. */
    DISAGREE("disagree"),
    NAME("name"),
    REACTION_BY("reactionBy"),
    /** Only where the municipality has set one. */
    PHONE_ABROAD("phoneAbroad"),
    /** Whose news it is, where it goes to their companion. */
    RESIDENT("resident"),
    /** What happened before in the same case and is told along. */
    EARLIER("earlier"),
    /** By which a resident proves that a number is theirs, or that a letter can be told by. */
    CODE("code"),
    /** Where residents choose how they are told, as it is printed. */
    OWN_PAGES("ownPages"),
    /** Where the code of a letter can be typed, as it is printed. */
    CLEAR_PAGE("clearPage"),
    /** How many minutes a code, or a link, holds. */
    MINUTES("minutes");

    /** Those that every message about a case has. */
    static final Set<Variable> ALWAYS = EnumSet.range(MUNICIPALITY, STATUS_DATE);
    /** Those that every message has. */
    private static final Set<Variable> WITHOUT_CASE = EnumSet.range(MUNICIPALITY, WEBSITE);

    private final String key;

    Variable(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }

    static Set<String> alwaysAnd(Variable... more) {
        return keys(ALWAYS, more);
    }

    static Set<String> withoutCaseAnd(Variable... more) {
        return keys(WITHOUT_CASE, more);
    }

    private static Set<String> keys(Set<Variable> these, Variable... more) {
        var all = EnumSet.copyOf(these);
        all.addAll(Set.of(more));
        return all.stream().map(Variable::key).collect(Collectors.toUnmodifiableSet());
    }
}
