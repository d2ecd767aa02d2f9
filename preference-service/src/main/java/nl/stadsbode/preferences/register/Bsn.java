package nl.stadsbode.preferences.register;

import java.util.regex.Pattern;
import nl.stadsbode.preferences.contact.Flawed;
import org.jspecify.annotations.Nullable;

/**
 * A citizen service number (burgerservicenummer, Wabb). One that fails the eleven test cannot exist. Masks itself in
 * {@code toString}.
 *
 * @param digits nine
 */
public record Bsn(String digits) {

    private static final int LENGTH = 9;
    private static final int ELEVEN = 11;
    private static final Pattern WRITTEN = Pattern.compile("\\d{8,9}");
    private static final Pattern SEPARATORS = Pattern.compile("[ .]");
    private static final int LONGEST_INPUT = 20;

    public Bsn {
        if (digits.length() != LENGTH || !WRITTEN.matcher(digits).matches() || !passesElevenTest(digits)) {
            throw new IllegalArgumentException("a citizen service number has nine digits and passes the eleven test");
        }
    }

    /**
     * Reads a number as people and registers write it: in groups or not, and without its leading zero.
     *
     * @throws Flawed when it cannot be one
     */
    public static Bsn of(@Nullable String written) {
        if (written == null || written.length() > LONGEST_INPUT) {
            throw notABsn();
        }
        String bare = SEPARATORS.matcher(written.strip()).replaceAll("");
        if (!WRITTEN.matcher(bare).matches()) {
            throw notABsn();
        }
        String digits = bare.length() < LENGTH ? "0" + bare : bare;
        if (!passesElevenTest(digits)) {
            throw notABsn();
        }
        return new Bsn(digits);
    }

    public String masked() {
        return "•••••••" + digits.substring(LENGTH - 2);
    }

    @Override
    public String toString() {
        return masked();
    }

    /** Weights 9 to 2, and -1 for the last digit; zeros alone are no number. */
    private static boolean passesElevenTest(String digits) {
        int sum = -digit(digits, LENGTH - 1);
        for (int at = 0; at < LENGTH - 1; at++) {
            sum += (LENGTH - at) * digit(digits, at);
        }
        return sum % ELEVEN == 0 && !digits.equals("000000000");
    }

    private static int digit(String digits, int at) {
        return digits.charAt(at) - '0';
    }

    private static Flawed notABsn() {
        return new Flawed("bsn", "not-a-bsn", "This is not a citizen service number. It has nine digits.");
    }
}
