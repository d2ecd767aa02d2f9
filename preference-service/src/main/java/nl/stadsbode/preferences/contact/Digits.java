package nl.stadsbode.preferences.contact;

/** Digits as people type them: some keyboards have those of another script, such as ٠ to ٩. */
public final class Digits {

    private Digits() {}

    /** Each digit of any script as one of 0 to 9, and all else as it was written. */
    public static String latin(String written) {
        return written.codePoints()
                .map(each -> Character.isDigit(each) ? '0' + Character.digit(each, 10) : each)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
