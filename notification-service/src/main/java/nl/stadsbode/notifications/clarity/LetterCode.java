package nl.stadsbode.notifications.clarity;

import java.security.SecureRandom;
import java.util.Optional;

/**
 * The code on a letter: nine characters of an alphabet in which no two look alike, drawn at random. It is typed from paper,
 * so what looks like another character is read as that one; blanks, hyphens and small letters do not matter.
 *
 * @param characters without blanks, as it is stored
 */
public record LetterCode(String characters) {

    /** No vowels, so that no code is a word; 0, 1, 2, 5, 6, 8 and V stand for what is taken for them. */
    static final String ALPHABET = "0123456789CDFHJKMNPRTVWXY";

    private static final String LOOKS_LIKE = "OQILZSGBU";
    private static final String READ_AS = "00112568V";
    private static final int LENGTH = 9;
    private static final int GROUP = 3;
    private static final int LONGEST_TYPED = 100;
    private static final SecureRandom RANDOM = new SecureRandom();

    public LetterCode {
        if (characters.length() != LENGTH || !characters.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)) {
            throw new IllegalArgumentException("not a code of a letter");
        }
    }

    public static LetterCode random() {
        StringBuilder drawn = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            drawn.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new LetterCode(drawn.toString());
    }

    /** As someone typed it; empty where it cannot be a code. */
    public static Optional<LetterCode> typed(String text) {
        if (text.length() > LONGEST_TYPED) {
            return Optional.empty();
        }
        StringBuilder read = new StringBuilder();
        text.codePoints().filter(Character::isLetterOrDigit).forEach(c -> read.appendCodePoint(meant(c)));
        return read.length() == LENGTH && read.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
                ? Optional.of(new LetterCode(read.toString()))
                : Optional.empty();
    }

    /** In groups, as it is read. */
    public String printed() {
        return characters.replaceAll("(.{" + GROUP + "})(?!$)", "$1 ");
    }

    private static int meant(int typed) {
        int digit = Character.digit(typed, 10); // of any script
        if (digit >= 0) {
            return '0' + digit;
        }
        int capital = Character.toUpperCase(typed);
        int alike = LOOKS_LIKE.indexOf(capital);
        return alike < 0 ? capital : READ_AS.charAt(alike);
    }
}
