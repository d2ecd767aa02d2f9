package nl.stadsbode.notifications.texts;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.core.io.DefaultResourceLoader;

/**
 * A language that messages are written in. Which there are is told by the folders of texts ({@link #in}).
 *
 * @param code ISO 639-1: {@code nl}, {@code en}
 */
public record Language(String code) {

    public static final Language NL = new Language("nl");
    public static final Language EN = new Language("en");

    /** Those that have a text for each status of each case type; the others may have the general ones alone. */
    static final List<Language> COMPLETE = List.of(NL, EN);

    private static final char LEFT_TO_RIGHT_MARK = '\u200e';
    private static final String RIGHT_TO_LEFT_MARK = "\u200f";

    public Language {
        code = code.matches("[a-z]{2}") ? code : "nl";
    }

    /** The language with this code; Dutch for what is no code. */
    public static Language of(String code) {
        return new Language(code);
    }

    /** Those that have general texts in a folder, and those that have to. */
    static List<Language> in(String location) {
        var resources = new DefaultResourceLoader();
        return Stream.concat(
                        COMPLETE.stream(),
                        Stream.of(Locale.getISOLanguages())
                                .filter(code -> code.length() == 2)
                                .filter(code -> resources
                                        .getResource(location + code + "/" + Library.COMMON + ".yaml")
                                        .exists())
                                .sorted()
                                .map(Language::of))
                .distinct()
                .toList();
    }

    /** Whether it is read from right to left: its own name is. */
    boolean rightToLeft() {
        var locale = locale();
        return switch (Character.getDirectionality(
                locale.getDisplayLanguage(locale).codePointAt(0))) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> true;
            default -> false;
        };
    }

    /** {@code ltr} or {@code rtl}, as HTML has it. */
    String direction() {
        return rightToLeft() ? "rtl" : "ltr";
    }

    /** The side where its lines begin, for layouts that mailboxes read: those do not know of a start. */
    String startSide() {
        return rightToLeft() ? "right" : "left";
    }

    String endSide() {
        return rightToLeft() ? "left" : "right";
    }

    String write(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMMM yyyy", locale()).format(day);
    }

    /**
     * A number, a name or a reference, so that it keeps its own order among words that run the other way: "14 010" would
     * else read "010 14". A mark is all that old phones understand. Digits alone need none, and a code is copied as it is.
     */
    String inOrder(String value) {
        return rightToLeft() && !value.isEmpty() && value.codePoints().noneMatch(Language::runsLeft) && !isNumber(value)
                ? LEFT_TO_RIGHT_MARK + value + LEFT_TO_RIGHT_MARK
                : value;
    }

    /** What keeps two such apart, where no word stands between them: they would else make one. */
    String apart() {
        return rightToLeft() ? RIGHT_TO_LEFT_MARK : "";
    }

    private static boolean isNumber(String value) {
        return value.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean runsLeft(int c) {
        return Character.getDirectionality(c) == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || Character.getDirectionality(c) == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    private Locale locale() {
        return equals(EN) ? Locale.UK : Locale.of(code, "NL");
    }
}
