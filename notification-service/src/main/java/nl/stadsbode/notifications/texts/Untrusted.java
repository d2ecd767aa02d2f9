package nl.stadsbode.notifications.texts;

import java.text.Normalizer;
import java.util.List;

/**
 * Makes words from outside (names, addresses, notes) safe to put into any message: what controls a screen, a phone or the
 * direction of other people's text is dropped. Escaping for HTML is the layouts' task.
 */
final class Untrusted {

    private static final int MAX_LINE = 500;
    private static final int MAX_LINES = 30;
    private static final int ZERO_WIDTH_JOINER = 0x200D; // keeps an emoji family together

    private Untrusted() {}

    /** One line: blanks collapsed, controls dropped, at most {@value MAX_LINE} characters. */
    static String line(String text) {
        var clean = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .map(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : c)
                .filter(Untrusted::harmless)
                .forEach(clean::appendCodePoint);
        var collapsed = clean.toString().strip().replaceAll(" {2,}", " ");
        return shortened(collapsed, MAX_LINE);
    }

    /** The lines that say something, at most {@value MAX_LINES}. */
    static List<String> lines(String text) {
        return text.lines()
                .map(Untrusted::line)
                .filter(line -> !line.isEmpty())
                .limit(MAX_LINES)
                .toList();
    }

    private static boolean harmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> false;
            case Character.FORMAT -> c == ZERO_WIDTH_JOINER;
            default -> true;
        };
    }

    private static String shortened(String text, int max) {
        if (text.codePointCount(0, text.length()) <= max) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, max - 1)) + "…";
    }
}
